// Makes a million constituents of one, with whatever belongs to it: by requests it would take hours.
import { openDatabase } from './database.mjs';

const TABLE = 'constituents';
const AT_ONCE = 50_000;

/** The `i`th of some words, over and over. */
const word = (words, i = 'i') => {
  const width = Math.max(...words.map(({ length }) => length));
  return `rtrim(substr('${words.map((text) => text.padEnd(width)).join('')}', (${i}) % ${words.length} * ${width} + 1, ${width}))`;
};
const text = (number) => `cast(${number} AS varchar)`;
const twoDigits = (number) => `substr(${text(`100 + ${number}`)}, 2, 2)`;

const STEMS = ['Abbot', 'Bishop', 'Carver', 'Draper', 'Fisher', 'Glover', 'Hunter', 'Lovelace', 'Mercer', 'Tanner'];
const DIGITS = text('2000000000 + cast(i AS bigint) * 7368787 % 7999999993');
const DAY = `'2024-' || ${twoDigits('1 + i % 12')} || '-' || ${twoDigits('1 + (i / 12) % 28')}`;
const padded = (number, width) => `substr(${text(`${10 ** width} + ${number}`)}, 2, ${width})`;

/** What all have that belong to the one, what a hundred have, and what a third of all have, in an account of `size`. */
const ONE = padded('i', 7);
const HUNDRED = (size) => padded(`i % ${Math.max(Math.floor(size / 100), 1)}`, 5);
const FIRST = word(['Ada', 'Ben', 'Cleo']);
const LAST = `${word(STEMS)} || ${ONE}`;
/** The first hundred of those whose number is no multiple of three, for what is looked for by an id or from a day on. */
const fewOrThird = (few, third, rest) => `CASE WHEN i % 3 = 0 THEN ${third} WHEN i <= 150 THEN ${few} ELSE ${rest} END`;

/** What differs from one to the next, by the name of its column; all else is as in the first. */
function varied(size, date) {
  const middle = `'Quill' || ${HUNDRED(size)}`;
  const same = (names, value) => Object.fromEntries(names.map((name) => [name, value]));
  const values = {
    external_constituent_id: `'x' || ${text('i')}`,
    first_name: FIRST,
    middle_name: middle,
    last_name: LAST,
    sort_name: `${LAST} || ', ' || ${FIRST}`,
    names: `${FIRST} || ' ' || ${middle} || ' ' || ${LAST}`,
    ...same(['addressee', 'annual_report_name', 'alt_addressee', 'honorary_name'], `${FIRST} || ' ' || ${LAST}`),
    ...same(['salutation', 'alt_salutation'], FIRST),
    ...same(['number', 'normalized_number'], DIGITS),
    address: `lower(${word(STEMS)}) || ${ONE} || '@example.org'`,
    street: `${ONE} || ' ' || ${word(STEMS, 'i / 7')} || ' Street'`,
    city: `'Quillton' || ${HUNDRED(size)}`,
    postal_code: HUNDRED(size),
    updated_at: `CASE WHEN i <= 101 THEN '2025-06-01' ELSE ${DAY} END || 'T00:00:00Z'`,
    group_id: fewOrThird(2, 1, 3),
    keyword_id: fewOrThird(2, 1, 3),
    received_date: date(`CASE WHEN i <= 51 THEN '2025-06-01' ELSE ${DAY} END`),
    received_amount: 'i',
  };
  const folded = Object.entries(values).map(([name, value]) => [`${name}_folded`, `lower(${value})`]);
  return { ...values, ...Object.fromEntries(folded), sort_key: `lower(${values.sort_name})` };
}

/** `prototype`: the id of the first constituent, the only one that there is yet. */
export async function openMultiplied(url, prototype) {
  const { query, date, columns, children, plan, settle, end } = await openDatabase(url);
  const [{ account_id: account }] = await query(`SELECT account_id FROM ${TABLE} WHERE id = ${prototype}`);
  const largest = async (table) =>
    Number((await query(`SELECT max(id) AS id FROM ${table} WHERE account_id = ${account}`))[0].id);

  /** The tables of what is multiplied, with the ids of what belongs to the first. */
  const kinds = [{ table: TABLE, column: 'id', first: prototype, many: 1 }];
  for (const { table, column } of await children(TABLE)) {
    const [{ first, many }] = await query(`SELECT min(id) AS first, count(*) AS many FROM ${table}
      WHERE account_id = ${account} AND ${column} = ${prototype}`);
    if (Number(many) > 0) kinds.push({ table, column, first: Number(first), many: Number(many) });
  }

  /** Adds those from the `from`th to the `to`th, with the values that differ. */
  async function add({ table, column, first, many }, from, to, values) {
    const start = (await largest(table)) + 1;
    const names = await columns(table);
    const selected = names.map((name) => {
      if (name === 'id') return `${start} + (i - ${from}) * ${many} + p.id - ${first}`;
      if (name === column) return 'i';
      return values[name] ?? `p."${name}"`;
    });
    await query(`WITH RECURSIVE n(i) AS (SELECT cast(${from} AS integer) UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
      INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')})
      SELECT ${selected.join(', ')} FROM n, ${table} AS p
      WHERE p.account_id = ${account} AND p.${column} = ${prototype} ORDER BY i, p.id`);
    if (start <= AT_ONCE) await plan(table);
  }

  /** On PostgreSQL, the statement that stores counts as well, and ours does not. */
  const recount = (table) =>
    query(`UPDATE record_counts SET (last_id, total) = (SELECT max(id), count(*) FROM ${table} WHERE account_id = ${account})
      WHERE account_id = ${account} AND record_type = '${table}'`);

  return {
    parts: kinds.slice(1).map(({ table, many }) => `${many} of ${table}`),
    async fillTo(size) {
      const values = varied(size, date);
      for (let have = await largest(TABLE); have < size; have = await largest(TABLE)) {
        for (const kind of kinds) await add(kind, have + 1, Math.min(size, have + AT_ONCE), values);
      }
      for (const { table } of kinds) await recount(table);
      await settle();
    },
    /** The ids of what fits in a table, found by looking at each: no index begins with a sum. */
    found: async (table = TABLE, where = '1 = 1', id = 'id') =>
      new Set(
        (await query(`SELECT ${id} AS id FROM ${table} WHERE account_id + 0 = ${account} AND ${where}`)).map(({ id }) =>
          Number(id),
        ),
      ),
    /** The ids in a part of the list, found by sorting all of them. */
    scan: async (limit, offset) =>
      (
        await query(`SELECT id FROM ${TABLE} WHERE account_id + 0 = ${account}
          ORDER BY sort_key, id LIMIT ${limit} OFFSET ${offset}`)
      ).map(({ id }) => Number(id)),
    close: end,
  };
}
