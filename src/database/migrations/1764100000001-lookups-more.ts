import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';

import { boolean, integer, nullable, ofAccount, ownId, refersTo, text } from './columns.js';
import { createAccountTables, dropAccountTables } from './derived.js';

/** More lists that the API only reads: team members and mailing templates. */
export class LookupsMore1764100000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [
  {
    name: 'team_members',
    columns: [
      ...ownId,
      text('first_name', 255),
      text('last_name', 255),
      text('email', 255),
      integer('role_id'),
      boolean('is_admin'),
      boolean('is_primary_contact'),
      boolean('is_billing_contact'),
    ],
    indices: [],
    foreignKeys: [ofAccount],
  },
  {
    name: 'mailing_templates',
    columns: [
      ...ownId,
      text('name', 255),
      text('code', 255, nullable),
      integer('mailing_type_id', nullable),
      text('template_type', 20),
    ],
    indices: [{ columnNames: ['account_id', 'mailing_type_id'] }],
    foreignKeys: [ofAccount, refersTo('mailing_type_id', 'account_types')],
  },
];
