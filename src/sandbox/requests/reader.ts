import { Injectable } from '@nestjs/common';

import { Faces } from '../../http/face.js';
import { pathOf } from '../../http/http-request.js';
import { OperationDocs } from '../../http/operation-docs.js';
import type { SentAnswer } from '../../http/sent-answer.js';
import { FAULT_HEADER } from '../faults/effect.js';
import { nearestOf } from '../nearest.js';
import { type Kept, textOf } from './kept.js';
import { Redaction, type Redactor } from './redaction.js';
import type { LoggedRequest, Message, RequestRow } from './request.views.js';
import { unreadIn } from './unread.js';

/** Tells of what was kept, without keys and social security numbers. All of it is worked out here, when it is asked for. */
@Injectable()
export class Reader {
  constructor(
    private readonly redaction: Redaction,
    private readonly docs: OperationDocs,
    private readonly faces: Faces,
  ) {}

  row(kept: Kept, redactor = this.redactor(kept)): RequestRow {
    const { id, at, took, method, url, operation, answer } = kept;
    return {
      id,
      at: new Date(at).toISOString(),
      method,
      path: redactor.pairs(url),
      operation: operation ?? null,
      status: answer.status || null,
      took: Math.round(took * 1000) / 1000,
      lost: answer.lost,
      fault: faultIn(answer),
      why: this.why(kept, redactor),
      unread: this.unread(kept).map((sentence) => redactor.text(sentence)),
    };
  }

  whole(kept: Kept): LoggedRequest {
    const { rawHeaders, sentBody, answer } = kept;
    const redactor = this.redactor(kept);
    return {
      ...this.row(kept, redactor),
      request: message(redactor, pairsOf(rawHeaders), sentBody === undefined ? [] : [sentBody]),
      // Those of an answer that was not begun were never sent.
      answer: message(redactor, answer.status ? Object.entries(answer.headers) : [], answer.parts),
    };
  }

  private redactor({ rawHeaders, url }: Kept): Redactor {
    return this.redaction.of(rawHeaders, url);
  }

  private why({ problem, answer, operation, method, url }: Kept, redactor: Redactor): string | null {
    if (answer.status < 400) return null;
    if (operation !== undefined) return problem === undefined ? null : redactor.text(problem);
    const nearest = nearestOf(`${method} ${pathOf({ originalUrl: url })}`, this.faces.operations);
    return `There is no such route. The nearest is ${nearest}.`;
  }

  private unread({ operation, sentBody, rawHeaders, face }: Kept): string[] {
    const fields = operation === undefined ? undefined : this.docs.get(operation)?.body;
    if (!fields || sentBody === undefined) return [];
    const [, type = ''] = pairsOf(rawHeaders).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
    try {
      const text = textOf([sentBody]);
      return unreadIn(type.includes('json') ? JSON.parse(text) : face.readForm?.(text), fields);
    } catch {
      // What could not be read was refused for that.
      return [];
    }
  }
}

/** What was done to an answer, if anything was: it says so itself, sent or not. */
function faultIn({ headers }: SentAnswer): string | null {
  const effects = headers[FAULT_HEADER.toLowerCase()];
  return effects === undefined ? null : [effects].flat().join(',');
}

function message(
  redactor: Redactor,
  headers: readonly (readonly [string, unknown])[],
  parts: readonly (string | Uint8Array)[],
): Message {
  const told: Record<string, string> = {};
  for (const [name, value] of headers) {
    const before = told[name.toLowerCase()];
    const text = redactor.header(name, String(value));
    told[name.toLowerCase()] = before === undefined ? text : `${before}, ${text}`;
  }
  return { headers: told, body: parts.length > 0 ? redactor.body(textOf(parts)) : null };
}

function pairsOf(raw: readonly string[]): [name: string, value: string][] {
  return raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1]] as [string, string]] : []));
}
