import sql, { join, raw, type Sql } from 'sql-template-tag';
import { type DataSource, Table, type TableColumnOptions } from 'typeorm';

import type { Dialect } from '../../src/database/dialect.js';
import { boolean, date, integer, longText, nullable, timestamp } from '../../src/database/migrations/columns.js';
import { indexText } from '../../src/database/migrations/derived.js';
import { folded } from '../../src/fields/folded.js';
import type { Scope } from '../../src/lgl/search/term.js';
import { FUND_TYPES, type Person, TODAY } from './search-model.js';

const key: TableColumnOptions[] = [
  { ...integer('account_id'), isPrimary: true },
  { ...integer('id'), isPrimary: true },
];
const foldedText = (name: string) => longText(name, nullable);
const decimal = (name: string): TableColumnOptions => ({ name, type: 'numeric', ...nullable });

const TABLES: Record<string, TableColumnOptions[]> = {
  people: [
    longText('names_folded', nullable),
    longText('external_id', nullable),
    boolean('is_org'),
    date('joined', nullable),
    timestamp('updated_at'),
    decimal('amount'),
    integer('fund_id', nullable),
  ],
  funds: [integer('type_id', nullable)],
  addresses: [
    integer('person_id'),
    foldedText('street_folded'),
    foldedText('city_folded'),
    foldedText('postal_code_folded'),
  ],
  phones: [integer('person_id'), longText('number_folded'), longText('digits', nullable)],
  person_keywords: [integer('person_id'), integer('keyword_id')],
  memberships: [integer('person_id'), integer('level_id'), date('date_start'), date('finish_date', nullable)],
  classes: [integer('person_id'), integer('type_id'), integer('year', nullable)],
  attributes: [longText('item_type'), longText('key')],
  attribute_values: [
    integer('person_id'),
    integer('attribute_id'),
    longText('value_folded'),
    decimal('number'),
    date('day', nullable),
  ],
};

/** A table and the columns of an index of its own, which begins with the account. */
const INDICES = [
  ['people', 'updated_at'],
  ['people', 'external_id'],
  ['addresses', 'person_id'],
  ['addresses', 'city_folded'],
  ['addresses', 'postal_code_folded'],
  ['phones', 'person_id'],
  ['person_keywords', 'person_id'],
  ['person_keywords', 'keyword_id'],
  ['memberships', 'person_id'],
  ['memberships', 'level_id'],
  ['classes', 'person_id'],
  ['attribute_values', 'person_id'],
];

export const KEYS = ['color', 'age', 'since'];

/** Makes the tables, each with the indexes that a search leans on. */
export async function makeTables(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  const collation = source.options.type === 'postgres' ? 'C' : undefined;
  for (const [name, own] of Object.entries(TABLES)) {
    const columns = [...key, ...own].map((column) =>
      column.name.endsWith('_folded') ? { ...column, collation } : column,
    );
    const indices = INDICES.filter(([table]) => table === name).map(([, ...own]) => ({
      columnNames: ['account_id', ...own],
    }));
    await runner.createTable(new Table({ name, columns, indices }));
  }
  await indexText(runner, 'people', ['names_folded']);
  await indexText(runner, 'addresses', ['street_folded']);
  await indexText(runner, 'phones', ['digits', 'number_folded']);
  await indexText(runner, 'attribute_values', ['value_folded']);
  await runner.release();
}

/** Stores people as an account's own; `after` so many others, who stay. */
export async function store(
  source: DataSource,
  dialect: Dialect,
  account_id: number,
  people: readonly Person[],
  after = 0,
) {
  const rows: Record<string, object[]> = Object.fromEntries(Object.keys(TABLES).map((table) => [table, []]));
  const add = (table: string, values: object) => rows[table].push({ id: after + rows[table].length + 1, ...values });
  const fold = (text: string | null) => (text === null ? null : folded(text));
  if (after === 0) {
    for (const [id, type_id] of Object.entries(FUND_TYPES)) add('funds', { id: Number(id), type_id });
    for (const name of KEYS) add('attributes', { item_type: 'Person', key: name });
    add('attributes', { item_type: 'Other', key: 'elsewhere' });
  }
  for (const { id: person_id, ...person } of people) {
    const { external_id, is_org, joined, updated_at, amount, fund_id } = person;
    const names_folded = fold(person.names.filter((name) => name !== null).join('\n'));
    add('people', { id: person_id, names_folded, external_id, is_org, joined, updated_at, amount, fund_id });
    for (const { street, city, postal_code } of person.addresses) {
      const texts = { street_folded: fold(street), city_folded: fold(city), postal_code_folded: fold(postal_code) };
      add('addresses', { person_id, ...texts });
    }
    for (const { number } of person.phones) {
      add('phones', { person_id, number_folded: fold(number), digits: number.replace(/\D/g, '') || null });
    }
    for (const keyword_id of person.keywords) add('person_keywords', { person_id, keyword_id });
    for (const membership of person.memberships) add('memberships', { person_id, ...membership });
    for (const affiliation of person.classes) add('classes', { person_id, ...affiliation });
    for (const { key, value, number, day } of person.attributes) {
      const attribute_id = KEYS.indexOf(key) + 1;
      add('attribute_values', { person_id, attribute_id, value_folded: fold(value), number, day });
    }
  }
  for (const [table, [...records]] of Object.entries(rows).filter(([, { length }]) => length > 0)) {
    const names = Object.keys(records[0]).map((name) => raw(`"${name}"`));
    const values = records.map((record) => sql`(${join([account_id, ...Object.values(record)])})`);
    await dialect.query(
      source.manager,
      sql`INSERT INTO ${raw(table)} (account_id, ${join(names)}) VALUES ${join(values)}`,
    );
  }
}

/** What a search may look at, of one account. */
export const scopeOf = ({ manager }: DataSource, dialect: Dialect, account_id: number): Scope => ({
  own: (table, alias = table) => sql`(SELECT * FROM ${raw(table)} WHERE account_id = ${account_id}) AS ${raw(alias)}`,
  contains: (table, column, texts) => dialect.containing(table, column, texts, account_id),
  today: () => TODAY,
  query: (select) => dialect.query(manager, select),
});

/** A SELECT of the ids of an account's people. */
export const peopleWhere = (account_id: number, condition: Sql = sql`TRUE`, order: Sql = sql`id`): Sql =>
  sql`SELECT id FROM people WHERE people.account_id = ${account_id} AND (${condition}) ORDER BY ${order}`;
