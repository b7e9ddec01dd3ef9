import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';

import { date, integer, longText, nullable, ofAccount, ownId, refersTo, text, timestamp } from './columns.js';
import { createAccountTables, dropAccountTables } from './derived.js';

/** Notes. */
export class Activity1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [
  {
    name: 'notes',
    columns: [
      ...ownId,
      integer('constituent_id'),
      integer('note_type_id', nullable),
      longText('text'),
      text('external_id', 255, nullable),
      date('original_date', nullable),
      timestamp('created_at'),
      timestamp('updated_at'),
    ],
    indices: [{ columnNames: ['account_id', 'constituent_id'] }],
    foreignKeys: [
      ofAccount,
      refersTo('constituent_id', 'constituents', 'CASCADE'),
      refersTo('note_type_id', 'account_types'),
    ],
  },
];
