import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { fieldsOf } from '../../fields/field.js';

export const REDACTED = '(redacted)';

/** Headers and parameters that hold a key (doc). */
const KEY_NAMES = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-drx-key', 'access_token'];
/** Keys that were created here, and social security numbers, wherever they stand. */
const SECRETS = /glw_[\w-]{16,}|\b\d{3}-\d{2}-\d{4}\b/g;
/** A shorter key is not looked for in texts, of which it may be a part by chance (choice). */
const MIN_KEY = 6;
/** Deeper than any body that is taken. */
const MAX_DEPTH = 100;

/** Takes keys and social security numbers out of what is told of a request: by name, by value and by how they look. */
@Injectable()
export class Redaction {
  private names?: ReadonlySet<string>;

  constructor(private readonly database: DataSource) {}

  /** For one exchange, whose client sent these headers and this address. */
  of(rawHeaders: readonly string[], url: string): Redactor {
    return new Redactor(this.secretNames, keysIn(rawHeaders, url));
  }

  /** The names of the fields that are declared to be secret, and those of keys. */
  private get secretNames(): ReadonlySet<string> {
    return (this.names ??= new Set([
      ...KEY_NAMES,
      ...this.database.entityMetadatas.flatMap(({ target }) =>
        typeof target === 'function' ? fieldsOf(target).flatMap(({ key, secret }) => (secret ? [key] : [])) : [],
      ),
    ]));
  }
}

export class Redactor {
  constructor(
    private readonly names: ReadonlySet<string>,
    private readonly keys: readonly string[],
  ) {}

  header(name: string, value: string): string {
    return this.isSecret(name) ? REDACTED : this.text(value);
  }

  /** An address, or a form: what stands behind `name=`. */
  pairs(text: string): string {
    const named = text.replace(
      /(^|[?&\s])([^=&?\s]+)=([^&#\s]*)/g,
      (whole, before: string, name: string, value: string) => {
        const plain = decoded(value);
        return this.isSecret(decoded(name)) || this.text(plain) !== plain ? `${before}${name}=${REDACTED}` : whole;
      },
    );
    return this.text(named);
  }

  /** A body: as it is where nothing in it is secret. */
  body(text: string): string {
    try {
      const [clean, changed] = this.value(JSON.parse(text));
      return changed ? JSON.stringify(clean) : text;
    } catch {
      return this.unreadable(text);
    }
  }

  /** A text without the keys and numbers in it. */
  text(text: string): string {
    let clean = text.replace(SECRETS, REDACTED).replace(/\b(access_token=)[^&\s"'#]+/gi, `$1${REDACTED}`);
    for (const key of this.keys) clean = clean.replaceAll(key, REDACTED);
    return clean;
  }

  /** No JSON, only the beginning of it, or nested too deeply. */
  private unreadable(text: string): string {
    const named = text.replace(
      /"([^"\\]*)"(\s*:\s*)("(?:[^"\\]|\\.)*("|$)|[\d.-]+)/g,
      (whole, name: string, colon: string) => (this.isSecret(name) ? `"${name}"${colon}"${REDACTED}"` : whole),
    );
    return this.pairs(named);
  }

  private value(value: unknown, depth = 0): [clean: unknown, changed: boolean] {
    if (depth > MAX_DEPTH) throw new RangeError('It is nested too deeply.');
    if (typeof value === 'string') {
      const clean = this.text(value);
      return [clean, clean !== value];
    }
    if (typeof value !== 'object' || value === null) return [value, false];
    let changed = false;
    const cleaned = Object.entries(value).map(([name, inner]) => {
      const plain = this.text(name);
      const isHidden = this.isSecret(name) && inner !== null;
      const [clean, isChanged] = isHidden ? [REDACTED, true] : this.value(inner, depth + 1);
      changed ||= isChanged || plain !== name;
      return [plain, clean] as const;
    });
    if (!changed) return [value, false];
    return [Array.isArray(value) ? cleaned.map(([, clean]) => clean) : Object.fromEntries(cleaned), true];
  }

  private isSecret(name: string): boolean {
    // LGL's forms write a field inside another as `name[field]`.
    return [name, ...name.split(/[[\].]/)].some((part) => this.names.has(part.toLowerCase()));
  }
}

/** The keys that a client sent, as it sent them and as they are. */
function keysIn(rawHeaders: readonly string[], url: string): string[] {
  const keys: string[] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const value = rawHeaders[i + 1].trim();
    const name = rawHeaders[i].toLowerCase();
    if (name === 'x-drx-key') keys.push(value);
    if (name !== 'authorization') continue;
    const [, scheme = '', credentials = ''] = /^(\S+)\s+(.*)$/.exec(value) ?? [];
    keys.push(credentials);
    if (scheme.toLowerCase() === 'basic') keys.push(Buffer.from(credentials, 'base64').toString().split(':')[0]);
  }
  keys.push(new URLSearchParams(url.split('?')[1]).get('access_token') ?? '');
  const spelt = keys.flatMap((key) => [key, encodeURIComponent(key.toWellFormed())]);
  return [...new Set(spelt)].filter((key) => key.length >= MIN_KEY).toSorted((a, b) => b.length - a.length);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
