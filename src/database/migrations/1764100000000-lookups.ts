import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';

import { integer, nullable, ofAccount, ownId, text } from './columns.js';
import { createAccountTables, dropAccountTables } from './derived.js';

/** Lists that the API only reads: payment types. */
export class Lookups1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [
  {
    name: 'payment_types',
    columns: [...ownId, text('name', 255), text('key', 255, nullable), integer('ordinal', nullable)],
    indices: [],
    foreignKeys: [ofAccount],
  },
];
