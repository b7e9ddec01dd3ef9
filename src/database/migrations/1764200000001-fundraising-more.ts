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

/** Events and appeals. */
export class FundraisingMore1764200000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [
  {
    name: 'fundraising_events',
    columns: [
      ...ownId,
      text('name', 255),
      longText('description', nullable),
      date('date', nullable),
      date('end_date', nullable),
      decimal('financial_goal', 14, 2, nullable),
      decimal('projected_amount', 14, 2, nullable),
      text('code', 255, nullable),
      boolean('is_active'),
      integer('campaign_id', nullable),
      integer('event_type_id', nullable),
    ],
    indices: [],
    foreignKeys: [ofAccount, refersTo('campaign_id', 'campaigns'), refersTo('event_type_id', 'account_types')],
  },
  {
    name: 'appeals',
    columns: [
      ...ownId,
      byteText('name_folded', 255, nullable),
      text('name', 255),
      longText('description', nullable),
      date('date', nullable),
      decimal('financial_goal', 14, 2, nullable),
      decimal('projected_amount', 14, 2, nullable),
      text('code', 255, nullable),
      boolean('is_active'),
      integer('campaign_id', nullable),
      integer('appeal_type_id', nullable),
    ],
    indices: [],
    foreignKeys: [ofAccount, refersTo('campaign_id', 'campaigns'), refersTo('appeal_type_id', 'account_types')],
  },
];
