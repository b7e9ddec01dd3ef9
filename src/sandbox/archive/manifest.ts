import { MAX_INTEGER } from '../../fields/fields.js';
import { type Check, matching, wholeNumber } from '../../fields/validators.js';
import { ArchiveError } from './archive-error.js';

/** The file of an archive that says what the others are. */
export const MANIFEST = 'account.json';
/** Grows when an archive is made in a way that programs of today do not understand. */
export const VERSION = 1;

/** What an archive says of its account as a whole. */
export interface Manifest {
  readonly version: number;
  readonly exported_at: string;
  readonly created_at: string;
  /** How many of the lists that accounts start with it has had. */
  readonly seeds: number;
  /** How many rows the files hold together. */
  readonly rows: number;
  /** The last id that was given, by the kind of record: the next record gets the one after it. */
  readonly last_ids: Readonly<Record<string, number>>;
}

const timestamp = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'a time such as 2025-06-03T17:08:54Z');
const CHECKS: Readonly<Record<Exclude<keyof Manifest, 'last_ids'>, Check>> = {
  version: wholeNumber(1, VERSION),
  exported_at: timestamp,
  created_at: timestamp,
  seeds: wholeNumber(0, MAX_INTEGER),
  rows: wholeNumber(0, MAX_INTEGER),
};
const lastId = wholeNumber(0, MAX_INTEGER);

/** @throws ArchiveError that says what does not fit. */
export function readManifest(text: string): Manifest {
  const manifest = jsonObjectIn(text);
  if (Number.isInteger(manifest.version) && (manifest.version as number) > VERSION)
    throw new ArchiveError(
      `The archive is of version ${String(manifest.version)}; this Glowworm reads up to ${VERSION}.`,
    );
  for (const [name, check] of Object.entries(CHECKS)) {
    const wrong = check(manifest[name]);
    if (wrong !== undefined) throw new ArchiveError(`${MANIFEST}: ${name} ${wrong}.`);
  }
  for (const [name, value] of Object.entries((manifest.last_ids ?? {}) as object)) {
    const wrong = lastId(value);
    if (wrong !== undefined) throw new ArchiveError(`${MANIFEST}: last_ids.${name} ${wrong}.`);
  }
  return { ...(manifest as unknown as Manifest), last_ids: (manifest.last_ids ?? {}) as Manifest['last_ids'] };
}

function jsonObjectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // It is said below.
  }
  throw new ArchiveError(`${MANIFEST} must be there and hold a JSON object.`);
}
