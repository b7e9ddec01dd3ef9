// The database under the server, for what would take too long by requests: both kinds by the same calls.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** `children`: the columns that refer to a table, besides the account. Neither they nor `columns` are known in advance. */
export function openDatabase(url) {
  return url.startsWith('sqlite:') ? openSqlite(url) : openPostgres(url);
}

/** A new database on a PostgreSQL server; one of its name from an earlier run is dropped. */
export async function createDatabase(server, name) {
  const url = new URL(server);
  url.pathname = `/glowworm_bench_${name}`;
  const on = async (statement) => {
    const { query, end } = await openPostgres(server);
    await query(statement).finally(end);
  };
  const drop = () => on(`DROP DATABASE IF EXISTS glowworm_bench_${name} WITH (FORCE)`);
  await drop();
  await on(`CREATE DATABASE glowworm_bench_${name}`);
  return { url: url.href, drop };
}

async function openSqlite(url) {
  const sqlite3 = require('sqlite3');
  const database = new sqlite3.Database(url.slice('sqlite:'.length));
  const query = (text) =>
    new Promise((resolve, reject) => database.all(text, (error, rows) => (error ? reject(error) : resolve(rows))));
  await query('PRAGMA busy_timeout = 60000');
  return {
    query,
    date: (text) => text,
    random: (below) => `abs(random() % ${below})`,
    columns: async (table) =>
      (await query(`SELECT name FROM pragma_table_xinfo('${table}') WHERE hidden = 0`)).map(({ name }) => name),
    children: (table) =>
      query(`SELECT m.name AS "table", f."from" AS "column" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND f."table" = '${table}' AND f."from" <> 'account_id'`),
    // No program analyzes a SQLite file by itself, and Glowworm does not either.
    plan: async () => undefined,
    settle: async () => undefined,
    end: () => new Promise((done) => database.close(done)),
  };
}

async function openPostgres(url) {
  const { Client } = require('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  const query = async (text) => (await client.query(text)).rows;
  return {
    query,
    date: (text) => `cast(${text} AS date)`,
    random: (below) => `floor(random() * ${below})::bigint`,
    columns: async (table) =>
      (
        await query(`SELECT column_name AS name FROM information_schema.columns
          WHERE table_schema = current_schema() AND table_name = '${table}' AND is_generated = 'NEVER'`)
      ).map(({ name }) => name),
    children: (table) =>
      query(`SELECT c.conrelid::regclass::text AS "table", a.attname AS "column"
        FROM pg_constraint c CROSS JOIN unnest(c.conkey) AS k
          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k
        WHERE c.contype = 'f' AND c.confrelid = '${table}'::regclass AND c.conparentid = 0 AND a.attname <> 'account_id'`),
    // It would go on checking each foreign key as is best in a table of one row.
    plan: (table) => query(`ANALYZE ${table}`),
    settle: () => query('VACUUM ANALYZE'), // as PostgreSQL does by itself within minutes
    end: () => client.end(),
  };
}
