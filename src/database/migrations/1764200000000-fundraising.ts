import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';

import {
  boolean,
  byteText,
  date,
  decimal,
  integer,
  longText,
  nullable,
  ofAccount,
  ownId,
  refersTo,
  text,
} from './columns.js';
import { createAccountTables, dropAccountTables } from './derived.js';

/** Campaigns and funds. */
export class Fundraising1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [
  {
    name: 'campaigns',
    columns: [
      ...ownId,
      byteText('name_folded', 255, nullable),
      text('name', 255),
      longText('description', nullable),
      decimal('financial_goal', 14, 2, nullable),
      date('start_date', nullable),
      date('end_date', nullable),
      text('code', 255, nullable),
      boolean('is_active'),
    ],
    indices: [],
    foreignKeys: [ofAccount],
  },
  {
    name: 'funds',
    columns: [
      ...ownId,
      byteText('name_folded', 255, nullable),
      text('name', 255),
      longText('description', nullable),
      text('code', 255, nullable),
      date('start_date', nullable),
      date('end_date', nullable),
      decimal('financial_goal', 14, 2, nullable),
      boolean('is_active'),
      integer('campaign_id', nullable),
    ],
    indices: [],
    foreignKeys: [ofAccount, refersTo('campaign_id', 'campaigns')],
  },
];
