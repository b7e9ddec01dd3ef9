import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';

import {
  boolean,
  date,
  decimal,
  integer,
  longText,
  nullable,
  ofAccount,
  ownId,
  belongsTo,
  refersTo,
  text,
  timestamp,
} from './columns.js';
import { createAccountTables, dropAccountTables, tableFor } from './derived.js';

/** Gifts, their types, which are the same in every account, their categories and what custom fields say of them. */
export class Giving1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(tableFor(runner, giftTypes));
    await runner.manager
      .createQueryBuilder()
      .insert()
      .into(giftTypes.name, ['id', 'name', 'ordinal'])
      .values(TYPES)
      .execute();
    await createAccountTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropAccountTables(runner, tables);
    await runner.dropTable(giftTypes.name);
  }
}

/** As they were when this migration was written; it must not follow later changes of the program. */
const TYPES = [
  { id: 1, name: 'Gift', ordinal: 1 },
  { id: 5, name: 'Other Income', ordinal: 3 },
  { id: 7, name: 'Pledge', ordinal: 4 },
  { id: 8, name: 'In Kind', ordinal: 2 },
  { id: 9, name: 'Soft Credit', ordinal: 6 },
  { id: 10, name: 'In Honor of', ordinal: 7 },
  { id: 11, name: 'In Memory of', ordinal: 8 },
  { id: 12, name: 'Matching', ordinal: 5 },
  { id: 13, name: 'Installment', ordinal: 9 },
  { id: 15, name: 'Peer Credit', ordinal: 10 },
];

const giftTypes: TableOptions = {
  name: 'gift_types',
  columns: [{ ...integer('id'), isPrimary: true }, text('name', 255), integer('ordinal')],
};

const tables: readonly TableOptions[] = [
  {
    name: 'gift_categories',
    columns: [...ownId, text('display_name', 255), integer('gift_type_id', nullable)],
    indices: [{ columnNames: ['account_id', 'gift_type_id'] }],
    foreignKeys: [ofAccount, belongsTo('gift_type_id', 'gift_types')],
  },
  {
    name: 'gifts',
    columns: [
      ...ownId,
      integer('constituent_id'),
      text('external_id', 255, nullable),
      boolean('is_anon'),
      integer('gift_type_id', nullable),
      integer('gift_category_id', nullable),
      integer('campaign_id', nullable),
      integer('fund_id', nullable),
      integer('appeal_id', nullable),
      integer('event_id', nullable),
      decimal('received_amount', 14, 2, nullable),
      date('received_date', nullable),
      integer('payment_type_id', nullable),
      text('check_number', 255, nullable),
      decimal('deductible_amount', 14, 2, nullable),
      longText('note', nullable),
      text('ack_template_name', 255, nullable),
      date('deposit_date', nullable),
      decimal('deposited_amount', 14, 2, nullable),
      integer('parent_gift_id', nullable),
      text('tribute_name', 255, nullable),
      text('tributee_name', 255, nullable),
      longText('tribute_dedication', nullable),
      text('tribute_recipient_name', 255, nullable),
      text('tribute_recipient_salutation', 255, nullable),
      text('tribute_recipient_email', 255, nullable),
      longText('tribute_recipient_address', nullable),
      text('tribute_recipient_notification_template', 255, nullable),
      timestamp('created_at'),
      timestamp('updated_at'),
      integer('team_member_id', nullable),
    ],
    indices: [
      { columnNames: ['account_id', 'parent_gift_id'] },
      { columnNames: ['account_id', 'payment_type_id'] },
      { columnNames: ['account_id', 'event_id'] },
      { columnNames: ['account_id', 'appeal_id'] },
      { columnNames: ['account_id', 'fund_id'] },
      { columnNames: ['account_id', 'campaign_id'] },
      { columnNames: ['account_id', 'gift_category_id'] },
      { columnNames: ['account_id', 'gift_type_id'] },
      { columnNames: ['account_id', 'external_id'] },
      { columnNames: ['account_id', 'updated_at'] },
      { columnNames: ['account_id', 'created_at'] },
      { columnNames: ['account_id', 'received_amount'] },
      { columnNames: ['account_id', 'received_date'] },
      { columnNames: ['account_id', 'constituent_id'] },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('constituent_id', 'constituents', 'CASCADE'),
      belongsTo('gift_type_id', 'gift_types'),
      refersTo('gift_category_id', 'gift_categories'),
      refersTo('campaign_id', 'campaigns'),
      refersTo('fund_id', 'funds'),
      refersTo('appeal_id', 'appeals'),
      refersTo('event_id', 'fundraising_events'),
      refersTo('payment_type_id', 'payment_types'),
      refersTo('parent_gift_id', 'gifts'),
      refersTo('team_member_id', 'team_members'),
    ],
  },
  {
    name: 'gift_keywords',
    columns: [...ownId, integer('keyword_id'), integer('gift_id')],
    indices: [
      { columnNames: ['account_id', 'keyword_id'] },
      { columnNames: ['account_id', 'gift_id', 'keyword_id'], isUnique: true },
    ],
    foreignKeys: [ofAccount, refersTo('keyword_id', 'keywords', 'CASCADE'), refersTo('gift_id', 'gifts', 'CASCADE')],
  },
];
