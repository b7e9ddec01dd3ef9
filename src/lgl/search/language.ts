import sql, { join, type Sql } from 'sql-template-tag';

import { someIs } from './related.js';
import { SearchError, UnreadableValue } from './search-error.js';
import type { Related, Scope, Term, Terms } from './term.js';

/** Ours: each term is a look at the database, and SQLite takes only so many conditions at once. */
const MAX_TERMS = 100;

/** A part of a search, `field=value`, before anybody knows what it means; `field` alone where there was no `=`. */
export interface Part {
  field: string;
  value?: string;
}

/** The parts of all values of `q` and `q[]`, in their order, each once. */
export function partsOf(values: readonly string[]): Part[] {
  const texts = values.flatMap((value) => value.split(';')).flatMap((text) => decodedOnceMore(text).split(';'));
  const parts = new Map<string, Part>();
  for (const text of texts.map((text) => text.trim()).filter(Boolean)) {
    const cut = text.indexOf('=');
    const part = cut === -1 ? { field: text } : { field: text.slice(0, cut).trim(), value: text.slice(cut + 1).trim() };
    parts.set(JSON.stringify(part), part);
  }
  return [...parts.values()];
}

/**
 * The condition on the rows of `table` that all values of `q` and `q[]` together ask for; none when they ask for nothing.
 * @throws SearchError when a field is not known or a value cannot be read; fields are looked at first.
 */
export async function readTerms(
  values: readonly string[],
  table: string,
  terms: Terms,
  scope: Scope,
): Promise<Sql | undefined> {
  const parts = partsOf(values);
  for (const { field, value } of parts) {
    if (value === undefined || !Object.hasOwn(terms, field)) throw new SearchError(`Unknown query parameter: ${field}`);
  }
  if (parts.length > MAX_TERMS)
    throw new SearchError(`A search can have at most ${MAX_TERMS} terms, not ${parts.length}`);

  const conditions: Sql[] = [];
  const together = new Map<Related, Sql[]>();
  const asked = new Set(parts.map(({ field }) => field));
  for (const { field, value = '' } of parts) {
    const term = terms[field];
    const condition = await readValue({ field, value, asked }, term, table, scope);
    if (!term.sameOne) conditions.push(condition);
    else together.set(term.sameOne, [...(together.get(term.sameOne) ?? []), condition]);
  }
  for (const [related, ofOne] of together) conditions.push(someIs(related, allOf(ofOne), table, scope));
  return conditions.length > 0 ? allOf(conditions) : undefined;
}

/** One term as it was sent, and all the fields that were. */
interface Asked {
  readonly field: string;
  readonly value: string;
  readonly asked: ReadonlySet<string>;
}

async function readValue({ field, value, asked }: Asked, term: Term, table: string, scope: Scope): Promise<Sql> {
  try {
    if (value === '' || !isStorable(value)) throw new UnreadableValue();
    return await term.condition(value, term.sameOne?.table ?? table, scope, asked);
  } catch (error) {
    if (error instanceof UnreadableValue) throw new SearchError(`Unable to parse value for ${field}: ${value}`);
    throw error;
  }
}

/** Whether a database can hold it: no NUL, no half of a surrogate pair. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Some clients encode twice; the server has decoded once. */
function decodedOnceMore(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  } catch {
    return text;
  }
}

function allOf(conditions: readonly Sql[]): Sql {
  return join(
    conditions.map((condition) => sql`(${condition})`),
    ' AND ',
  );
}
