import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';

import { byteText, integer, nullable, ofAccount, ownId, refersTo, text, timestamp } from './columns.js';
import { createAccountTables, dropAccountTables, dropTextIndex, indexText } from './derived.js';

/** Lists of constituents. */
export class Lists1764100000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
    await indexText(runner, 'constituent_lists', ['name_folded']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTextIndex(runner, 'constituent_lists');
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [
  {
    name: 'constituent_lists',
    columns: [
      ...ownId,
      byteText('name_folded', 255, nullable),
      text('name', 255),
      timestamp('created_at'),
      timestamp('updated_at'),
    ],
    indices: [],
    foreignKeys: [ofAccount],
  },
  {
    name: 'constituent_list_members',
    columns: [...ownId, integer('list_id'), integer('constituent_id')],
    indices: [{ columnNames: ['account_id', 'list_id'] }, { columnNames: ['account_id', 'constituent_id'] }],
    foreignKeys: [
      ofAccount,
      refersTo('list_id', 'constituent_lists', 'CASCADE'),
      refersTo('constituent_id', 'constituents', 'CASCADE'),
    ],
  },
];
