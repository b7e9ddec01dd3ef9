import { type QueryRunner, Table, type TableOptions } from 'typeorm';

import { byBytes } from './columns.js';

/** What the database itself keeps up to date beside a table, so that no way of writing can forget it. */

const isPostgres = ({ connection }: QueryRunner) => connection.options.type === 'postgres';

/** An index for runs of digits anywhere in a column: trigrams, by pg_trgm or by FTS5. */
export async function indexDigits(runner: QueryRunner, table: string, column: string): Promise<void> {
  const name = `${table}_${column}`;
  if (isPostgres(runner)) {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query(`CREATE INDEX ${name} ON ${table} USING gin (${column} gin_trgm_ops)`);
    return;
  }
  await keepTrigrams(runner, name, table, [column]);
}

export async function dropDigitIndex(runner: QueryRunner, table: string, column: string): Promise<void> {
  await dropTrigrams(runner, `${table}_${column}`);
}

/**
 * An index for text anywhere in the columns of a table, which must hold it folded: one for all of them, called
 * `<table>_text`. Each letter counts as it is, so that what the index finds need not be compared once more.
 */
export async function indexText(runner: QueryRunner, table: string, columns: readonly string[]): Promise<void> {
  const name = `${table}_text`;
  if (isPostgres(runner)) {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    const keys = columns.map((column) => `"${column}" gin_trgm_ops`);
    await runner.query(`CREATE INDEX ${name} ON ${table} USING gin (${keys.join()})`);
    return;
  }
  await keepTrigrams(runner, name, table, columns);
}

export async function dropTextIndex(runner: QueryRunner, table: string): Promise<void> {
  await dropTrigrams(runner, `${table}_text`);
}

async function keepTrigrams(
  runner: QueryRunner,
  name: string,
  table: string,
  columns: readonly string[],
): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join();
  const values = columns.map((column) => `new."${column}"`).join();
  await runner.query(
    `CREATE VIRTUAL TABLE ${name} USING fts5(${names}, content='', contentless_delete=1, tokenize='trigram case_sensitive 1')`,
  );
  const add = `INSERT INTO ${name}(rowid, ${names}) VALUES (${keyInIndex('new')}, ${values});`;
  const remove = `DELETE FROM ${name} WHERE rowid = ${keyInIndex('old')};`;
  await runner.query(`CREATE TRIGGER ${name}_added AFTER INSERT ON ${table} BEGIN ${add} END`);
  await runner.query(`CREATE TRIGGER ${name}_removed AFTER DELETE ON ${table} BEGIN ${remove} END`);
  await runner.query(`CREATE TRIGGER ${name}_changed AFTER UPDATE OF ${names} ON ${table} BEGIN ${remove} ${add} END`);
}

async function dropTrigrams(runner: QueryRunner, name: string): Promise<void> {
  if (isPostgres(runner)) {
    await runner.query(`DROP INDEX ${name}`);
    return;
  }
  for (const what of ['added', 'removed', 'changed']) await runner.query(`DROP TRIGGER ${name}_${what}`);
  await runner.query(`DROP TABLE ${name}`);
}

/** The account comes first, so that the entries of one account are a range, and can be counted without their rows. */
const keyInIndex = (row: string) => `(${row}.account_id << 32) + ${row}.id`;

/** How many records of a table each account has, in `record_counts`: counting a million takes too long for a page. */
export async function countRecords(runner: QueryRunner, table: string): Promise<void> {
  const change = (from: string, by: string) =>
    `INSERT INTO record_counts (account_id, record_type, total)
       SELECT account_id, '${table}', ${by} FROM ${from}
       ON CONFLICT (account_id, record_type) DO UPDATE SET total = record_counts.total + excluded.total;`;
  if (isPostgres(runner)) {
    for (const [event, by, rows] of [
      ['INSERT', 'count(*)', 'NEW'],
      ['DELETE', '-count(*)', 'OLD'],
    ]) {
      const name = `count_${table}_${event.toLowerCase()}`;
      // An account that is being deleted takes its counts along, so none may be stored for it again.
      const body = change('changed WHERE account_id IN (SELECT id FROM accounts) GROUP BY account_id', by);
      await runner.query(
        `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} RETURN NULL; END $$`,
      );
      await runner.query(
        `CREATE TRIGGER ${name} AFTER ${event} ON ${table} REFERENCING ${rows} TABLE AS changed
           FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`,
      );
    }
    return;
  }
  await runner.query(
    `CREATE TRIGGER count_${table}_insert AFTER INSERT ON ${table} BEGIN
       INSERT INTO record_counts (account_id, record_type, total) VALUES (new.account_id, '${table}', 1)
         ON CONFLICT (account_id, record_type) DO UPDATE SET total = total + 1; END`,
  );
  await runner.query(
    `CREATE TRIGGER count_${table}_delete AFTER DELETE ON ${table} BEGIN
       UPDATE record_counts SET total = total - 1 WHERE account_id = old.account_id AND record_type = '${table}'; END`,
  );
}

export async function uncountRecords(runner: QueryRunner, table: string): Promise<void> {
  for (const event of ['insert', 'delete']) {
    await runner.query(`DROP TRIGGER count_${table}_${event}${isPostgres(runner) ? ` ON ${table}` : ''}`);
    if (isPostgres(runner)) await runner.query(`DROP FUNCTION count_${table}_${event}()`);
  }
}

/**
 * Counts the records of a table for each account, in `record_counts`, and keeps the last id that was given. On PostgreSQL
 * the statement that stores records takes their ids and counts them in (postgres.dialect.ts), so only what is deleted is
 * left to count.
 */
export async function keepCounts(runner: QueryRunner, table: string): Promise<void> {
  if (isPostgres(runner)) {
    const name = `count_${table}_delete`;
    await runner.query(
      `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         UPDATE record_counts SET total = total - removed.count
         FROM (SELECT account_id, count(*) AS count FROM gone GROUP BY account_id) AS removed
         WHERE record_counts.account_id = removed.account_id AND record_type = '${table}'; RETURN NULL; END $$`,
    );
    await runner.query(
      `CREATE TRIGGER ${name} AFTER DELETE ON ${table} REFERENCING OLD TABLE AS gone
         FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`,
    );
    return;
  }
  await runner.query(
    `CREATE TRIGGER count_${table}_insert AFTER INSERT ON ${table} BEGIN
       INSERT INTO record_counts (account_id, record_type, total, last_id) VALUES (new.account_id, '${table}', 1, new.id)
         ON CONFLICT (account_id, record_type) DO UPDATE SET total = total + 1, last_id = max(last_id, new.id); END`,
  );
  await runner.query(
    `CREATE TRIGGER count_${table}_delete AFTER DELETE ON ${table} BEGIN
       UPDATE record_counts SET total = total - 1 WHERE account_id = old.account_id AND record_type = '${table}'; END`,
  );
}

/**
 * Tells SQLite what to expect of the indexes that there are: an account has many rows in each table, and few of them share
 * what comes next. It would take it that an account has ten rows, and read all of an account's to spare itself sorting.
 * PostgreSQL finds out by itself.
 */
export async function expectManyRows(runner: QueryRunner): Promise<void> {
  if (isPostgres(runner)) return;
  await runner.query('ANALYZE record_counts'); // makes the table of what is expected, where there is none
  await runner.query('DELETE FROM sqlite_stat1');
  // How many rows there are, and how many are alike in the first column, in the first two, and so on.
  await runner.query(`INSERT INTO sqlite_stat1 (tbl, idx, stat)
    SELECT tbl, idx, '1000000 ' || group_concat(alike, ' ') FROM (
      SELECT tables.name AS tbl, indexes.name AS idx,
        first_value(columns.name) OVER (PARTITION BY indexes.name ORDER BY columns.seqno) AS leading,
        CASE WHEN columns.seqno = 0 THEN 100000
          WHEN indexes."unique" AND columns.seqno = max(columns.seqno) OVER (PARTITION BY indexes.name) THEN 1
          ELSE 10 END AS alike
      FROM sqlite_schema AS tables, pragma_index_list(tables.name) AS indexes, pragma_index_info(indexes.name) AS columns
      WHERE tables.type = 'table' AND NOT indexes.partial ORDER BY indexes.name, columns.seqno)
    WHERE leading = 'account_id' GROUP BY tbl, idx`);
  await runner.query('ANALYZE sqlite_schema'); // has it read again
}

/** A table as this database has it. */
export function tableFor(runner: QueryRunner, { columns = [], ...table }: TableOptions): Table {
  const collation = byBytes(runner);
  return new Table({
    ...table,
    columns: columns.map((column) => (column.collation ? { ...column, collation } : column)),
  });
}

/** Creates tables of accounts, which count their records. */
export async function createAccountTables(runner: QueryRunner, tables: readonly TableOptions[]): Promise<void> {
  for (const table of tables) {
    await runner.createTable(tableFor(runner, table));
    await keepCounts(runner, table.name);
  }
}

/** Drops them again, with what counts their records. */
export async function dropAccountTables(runner: QueryRunner, tables: readonly TableOptions[]): Promise<void> {
  for (const { name } of tables.toReversed()) {
    await runner.dropTable(name);
    if (isPostgres(runner)) await runner.query(`DROP FUNCTION count_${name}_delete()`);
    await runner.query(`DELETE FROM record_counts WHERE record_type = '${name}'`);
  }
}
