import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';

import {
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
import { createAccountTables, dropAccountTables, dropTextIndex, indexText } from './derived.js';

/** Contact reports and volunteer times. */
export class ActivityMore1764400000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
    await indexText(runner, 'contact_reports', ['name_folded', 'text_folded']);
    await indexText(runner, 'volunteer_times', ['description_folded']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTextIndex(runner, 'volunteer_times');
    await dropTextIndex(runner, 'contact_reports');
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [
  {
    name: 'contact_reports',
    columns: [
      ...ownId,
      integer('constituent_id'),
      byteText('name_folded', 600, nullable),
      text('name', 600, nullable),
      integer('contact_report_type_id', nullable),
      date('original_date', nullable),
      byteText('text_folded', undefined, nullable),
      longText('text'),
      integer('team_member_id', nullable),
      timestamp('created_at'),
      timestamp('updated_at'),
    ],
    indices: [
      { columnNames: ['account_id', 'constituent_id'] },
      { columnNames: ['account_id', 'contact_report_type_id'] },
      { columnNames: ['account_id', 'original_date'] },
      { columnNames: ['account_id', 'updated_at'] },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('constituent_id', 'constituents', 'CASCADE'),
      refersTo('contact_report_type_id', 'account_types'),
      refersTo('team_member_id', 'team_members'),
    ],
  },
  {
    name: 'volunteer_times',
    columns: [
      ...ownId,
      integer('constituent_id'),
      text('external_id', 255, nullable),
      integer('volunteering_category_id', nullable),
      byteText('description_folded', 255, nullable),
      text('description', 255, nullable),
      decimal('hours', 14, 2, nullable),
      date('date', nullable),
      date('end_date', nullable),
      decimal('completed_hours', 14, 2, nullable),
      timestamp('created_at'),
      timestamp('updated_at'),
    ],
    indices: [
      { columnNames: ['account_id', 'constituent_id'] },
      { columnNames: ['account_id', 'volunteering_category_id'] },
      { columnNames: ['account_id', 'date'] },
      { columnNames: ['account_id', 'updated_at'] },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('constituent_id', 'constituents', 'CASCADE'),
      refersTo('volunteering_category_id', 'account_types'),
    ],
  },
  {
    name: 'volunteer_time_keywords',
    columns: [...ownId, integer('keyword_id'), integer('volunteer_time_id')],
    indices: [{ columnNames: ['account_id', 'keyword_id'] }, { columnNames: ['account_id', 'volunteer_time_id'] }],
    foreignKeys: [
      ofAccount,
      refersTo('keyword_id', 'keywords', 'CASCADE'),
      refersTo('volunteer_time_id', 'volunteer_times', 'CASCADE'),
    ],
  },
];
