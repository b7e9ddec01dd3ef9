import type { MigrationInterface, QueryRunner } from 'typeorm';

import { expectManyRows } from './derived.js';

/** SQLite expects that an account has many rows. */
export class ManyRows1764970000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return expectManyRows(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (runner.connection.options.type !== 'postgres') await runner.query('DELETE FROM sqlite_stat1');
  }
}
