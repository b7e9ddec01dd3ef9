import { readFile } from 'node:fs/promises';

import { Client } from 'pg';
import sqlite from 'sqlite3';

/** Runs statements on a database as its own programs would: the text of a dump, or the file that it is in. */
export async function loadDump(url: string, dump: string): Promise<void> {
  const statements = dump.endsWith('.sql') ? await readFile(dump, 'utf8') : dump;
  if (url.startsWith('sqlite:')) return onSqlite(url.slice('sqlite:'.length), statements);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}

async function onSqlite(file: string, statements: string): Promise<void> {
  const database = await new Promise<sqlite.Database>((resolve, reject) => {
    const opened = new sqlite.Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  try {
    await new Promise<void>((resolve, reject) => {
      database.exec(statements, (error) => (error ? reject(error) : resolve()));
    });
  } finally {
    await new Promise<void>((resolve) => {
      database.close(() => resolve());
    });
  }
}
