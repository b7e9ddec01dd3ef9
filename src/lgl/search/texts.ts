import sql, { join, type Sql } from 'sql-template-tag';

import { digitsOf } from '../../telephone/digits.js';
import { columnOf } from './column.js';
import { folded, foldedColumn } from '../../fields/folded.js';
import { secondPart } from './parts.js';
import { UnreadableValue } from './search-error.js';
import type { Scope, Term } from './term.js';

/** Ours: no name has more words, and each has to be looked for. */
const MAX_WORDS = 50;

const LAST_CHARACTER = 0x10ffff;

/** The field contains the text. */
export const contains = (field: string): Term => ({
  condition: (value, table, scope) => holds(table, field, value, scope),
});

/** The field contains every word of the text, in whatever order. */
export const containsWords = (field: string): Term => ({
  condition(value, table, scope) {
    const words = [...new Set(folded(value).split(/\s+/))];
    if (words.length > MAX_WORDS) throw new UnreadableValue();
    return scope.contains(table, foldedColumn(field), words);
  },
});

/** The digits of the text, which `digits` holds without anything else, or, without any, the text as it was written. */
export const containsDigits = (digits: string, written: string): Term => ({
  condition(value, table, scope) {
    const run = digitsOf(value);
    return run ? scope.contains(table, digits, [run]) : holds(table, written, value, scope);
  },
});

/** The field is the text, in whatever case. */
export const equals = (field: string): Term => ({
  condition: (value, table) => sql`${columnOf(table, foldedColumn(field))} = ${folded(value)}`,
});

/** The field is the text, case and all. */
export const exactly = (column: string): Term => ({
  condition: (value, table) => sql`${columnOf(table, column)} = ${value}`,
});

/** The field is one of the texts between commas, case and all. */
export const oneOf = (column: string): Term => ({
  condition(value, table) {
    const texts = new Set(value.split(',').map((text) => text.trim()));
    return sql`${columnOf(table, column)} IN (${join([...texts])})`;
  },
});

/** The field begins with the text. */
export const beginsWith = (field: string): Term => ({
  condition: (value, table) => begins(table, field, value),
});

/** `op|text`; the text may hold a `|`, and must be there even where it means nothing. */
export const comparedText = (field: string): Term => ({
  condition(value, table, scope) {
    const [operator, text] = secondPart(value);
    const column = columnOf(table, foldedColumn(field));
    switch (operator) {
      case 'ft':
        return holds(table, field, text, scope);
      case 'nft':
        return sql`NOT (${holds(table, field, text, scope)})`;
      case 'eq':
        return sql`${column} = ${folded(text)}`;
      case 'ne':
        return sql`${column} <> ${folded(text)}`;
      case 'sw':
        return begins(table, field, text);
      case 'bl':
        return sql`${column} = ''`;
      case 'nb':
        return sql`${column} <> ''`;
      default:
        throw new UnreadableValue();
    }
  },
});

function holds(table: string, field: string, text: string, scope: Scope): Sql {
  return scope.contains(table, foldedColumn(field), [folded(text)]);
}

/** As a range, for which an index serves. */
function begins(table: string, field: string, text: string): Sql {
  const column = columnOf(table, foldedColumn(field));
  const prefix = folded(text);
  const end = afterAll(prefix);
  return end === undefined ? sql`${column} >= ${prefix}` : sql`${column} >= ${prefix} AND ${column} < ${end}`;
}

/** The first text, byte by byte, that comes after all those which begin with `prefix`, if there is one. */
function afterAll(prefix: string): string | undefined {
  const characters = [...prefix].map((character) => character.codePointAt(0)!);
  while (characters.at(-1) === LAST_CHARACTER) characters.pop();
  const last = characters.pop();
  if (last === undefined) return undefined;
  // What lies between U+D7FF and U+E000 are halves of other characters.
  return String.fromCodePoint(...characters, last === 0xd7ff ? 0xe000 : last + 1);
}
