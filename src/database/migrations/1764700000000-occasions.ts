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
  timestamp,
} from './columns.js';
import { createAccountTables, dropAccountTables } from './derived.js';

/** Appeal requests and invitations, with attendances and what is kept of their custom fields and attributes. */
export class Occasions1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [
  {
    name: 'appeal_requests',
    columns: [
      ...ownId,
      integer('constituent_id'),
      integer('appeal_id'),
      text('status', 20, nullable),
      decimal('ask_amount', 14, 2, nullable),
      integer('assigned_to', nullable),
      timestamp('created_at'),
      timestamp('updated_at'),
    ],
    indices: [{ columnNames: ['account_id', 'appeal_id'] }, { columnNames: ['account_id', 'constituent_id'] }],
    foreignKeys: [
      ofAccount,
      refersTo('constituent_id', 'constituents', 'CASCADE'),
      refersTo('appeal_id', 'appeals', 'CASCADE'),
      refersTo('assigned_to', 'team_members'),
    ],
  },
  {
    name: 'appeal_request_keywords',
    columns: [...ownId, integer('keyword_id'), integer('appeal_request_id')],
    indices: [{ columnNames: ['account_id', 'keyword_id'] }, { columnNames: ['account_id', 'appeal_request_id'] }],
    foreignKeys: [
      ofAccount,
      refersTo('keyword_id', 'keywords', 'CASCADE'),
      refersTo('appeal_request_id', 'appeal_requests', 'CASCADE'),
    ],
  },
  {
    name: 'appeal_request_attribute_values',
    columns: [
      ...ownId,
      integer('attribute_id'),
      byteText('value_folded', undefined, nullable),
      longText('value'),
      decimal('number', 14, 2, nullable),
      date('day', nullable),
      integer('appeal_request_id'),
    ],
    indices: [
      { columnNames: ['account_id', 'attribute_id'] },
      { columnNames: ['account_id', 'appeal_request_id', 'attribute_id'], isUnique: true },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('attribute_id', 'attributes', 'CASCADE'),
      refersTo('appeal_request_id', 'appeal_requests', 'CASCADE'),
    ],
  },
  {
    name: 'invitations',
    columns: [
      ...ownId,
      integer('constituent_id', nullable),
      boolean('is_a_guest'),
      integer('parent_invitation_id', nullable),
      integer('event_id'),
      longText('notes', nullable),
      integer('rsvp', nullable),
      integer('attended', nullable),
      integer('assigned_to', nullable),
      longText('attendee_names', nullable),
      timestamp('created_at'),
      timestamp('updated_at'),
      text('guest_first_name', 255, nullable),
      text('guest_last_name', 255, nullable),
    ],
    indices: [
      { columnNames: ['account_id', 'parent_invitation_id'] },
      { columnNames: ['account_id', 'constituent_id'] },
      { columnNames: ['account_id', 'event_id'] },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('constituent_id', 'constituents', 'CASCADE'),
      refersTo('parent_invitation_id', 'invitations', 'CASCADE'),
      refersTo('event_id', 'fundraising_events', 'CASCADE'),
      refersTo('assigned_to', 'team_members'),
    ],
  },
  {
    name: 'attendances',
    columns: [...ownId, integer('invitation_id'), date('date'), longText('notes', nullable)],
    indices: [{ columnNames: ['account_id', 'invitation_id'] }],
    foreignKeys: [ofAccount, refersTo('invitation_id', 'invitations', 'CASCADE')],
  },
  {
    name: 'invitation_keywords',
    columns: [...ownId, integer('keyword_id'), integer('invitation_id')],
    indices: [{ columnNames: ['account_id', 'keyword_id'] }, { columnNames: ['account_id', 'invitation_id'] }],
    foreignKeys: [
      ofAccount,
      refersTo('keyword_id', 'keywords', 'CASCADE'),
      refersTo('invitation_id', 'invitations', 'CASCADE'),
    ],
  },
  {
    name: 'invitation_attribute_values',
    columns: [
      ...ownId,
      integer('attribute_id'),
      byteText('value_folded', undefined, nullable),
      longText('value'),
      decimal('number', 14, 2, nullable),
      date('day', nullable),
      integer('invitation_id'),
    ],
    indices: [
      { columnNames: ['account_id', 'attribute_id'] },
      { columnNames: ['account_id', 'invitation_id', 'attribute_id'], isUnique: true },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('attribute_id', 'attributes', 'CASCADE'),
      refersTo('invitation_id', 'invitations', 'CASCADE'),
    ],
  },
];
