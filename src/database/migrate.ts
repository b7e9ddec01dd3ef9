import { type EntityManager, MigrationExecutor } from 'typeorm';

import { DatabaseError } from './database-error.js';
import type { Dialect } from './dialect.js';

/**
 * Brings the schema up to date inside the transaction of `manager`, so that of several servers which start together
 * the first migrates while the others wait.
 * @throws DatabaseError when the database holds a migration that this program does not know.
 */
export async function migrate(manager: EntityManager, dialect: Dialect): Promise<void> {
  const runner = manager.queryRunner!;
  if (dialect.lockMigrations) await runner.query(dialect.lockMigrations);
  const executor = new MigrationExecutor(runner.connection, runner);
  executor.transaction = 'none';
  const known = new Set((await executor.getAllMigrations()).map(({ name }) => name));
  const unknown = (await executor.getExecutedMigrations()).filter(({ name }) => !known.has(name));
  if (unknown.length > 0) {
    throw new DatabaseError(
      `The database was made by a newer Glowworm (it has ${unknown[0].name}). Use that version, or another database.`,
    );
  }
  await executor.executePendingMigrations();
}
