import { Logger } from '@nestjs/common';
import { type EntityManager, MigrationExecutor } from 'typeorm';

import { DatabaseError } from './database-error.js';
import type { Dialect } from './dialect.js';

const logger = new Logger('Database');

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
  const executed = await executor.getExecutedMigrations();
  const unknown = executed.filter(({ name }) => !known.has(name));
  if (unknown.length > 0) {
    throw new DatabaseError(
      `The database was made by a newer Glowworm (it has ${unknown[0].name}). Use that version, or another database.`,
    );
  }
  const pending = await executor.getPendingMigrations();
  for (const [index, migration] of pending.entries()) {
    // In a new one there is nothing that would take its time.
    if (executed.length > 0) logger.log(`Bringing the database up to date: ${index + 1} of ${pending.length}`);
    await executor.executeMigration(migration);
  }
}
