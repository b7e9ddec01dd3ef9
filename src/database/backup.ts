import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { DataSource } from 'typeorm';

import { DatabaseError } from './database-error.js';
import { dialectFor } from './dialects.js';

/**
 * Copies a database, as it is at one moment, into a file that is not there yet. Others go on with it meanwhile, and nothing
 * in it is changed: it may be one of an older version.
 * @throws DatabaseError when it is not there, when the file cannot be written, or where the database's own programs do it.
 */
export async function backUp(url: string, file: string): Promise<void> {
  const { backup, options } = dialectFor(url);
  if (!backup) {
    throw new DatabaseError(
      'pg_dump backs a PostgreSQL database up while it is in use, and pg_restore restores it; a database in memory has no backup.',
    );
  }
  requireFile(url);
  if (existsSync(file)) throw new DatabaseError(`${file} is there already: remove it, or name another file.`);
  const source = await new DataSource(options).initialize();
  try {
    await source.query(backup, [file]);
  } catch (error) {
    throw new DatabaseError(`${resolve(file)} cannot be written: ${(error as Error).message}.`);
  } finally {
    await source.destroy();
  }
}

/** @throws DatabaseError when it is a SQLite database that is not there: opening it would make it. */
export function requireFile(url: string): void {
  const { file } = dialectFor(url);
  if (file === undefined || existsSync(file)) return;
  throw new DatabaseError(`There is no database at ${resolve(file)}: say with --database where it is.`);
}
