import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';

import { belongsTo, boolean, byBytes, date, id, integer, longText, nullable, text, timestamp } from './columns.js';

/** Accounts and keys, the trail, types, constituents and phone numbers. */
export class GroundFloor1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables(byBytes(runner))) await runner.createTable(new Table(table));
    for (const [table, values] of Object.entries(sharedTypes)) {
      await runner.manager.createQueryBuilder().insert().into(table, columnsOfTypes).values(values).execute();
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tables(byBytes(runner)).toReversed()) await runner.dropTable(name);
  }
}

const ofAccount = belongsTo('account_id', 'accounts', 'CASCADE');
const columnsOfTypes = ['id', 'name', 'display_name', 'code', 'ordinal'];
const typeColumns = [
  text('name'),
  text('display_name', undefined, nullable),
  text('code', undefined, nullable),
  integer('ordinal'),
];
const sharedTypeTable = (name: string) => ({
  name,
  columns: [{ name: 'id', type: 'integer', isPrimary: true }, ...typeColumns],
});

const tables = (collation: string): TableOptions[] => [
  { name: 'accounts', columns: [id, timestamp('created_at')] },
  {
    name: 'api_keys',
    columns: [
      id,
      integer('account_id'),
      text('key_hash', 64),
      text('scope', 5),
      text('label', undefined, nullable),
      boolean('opened_by_use'),
      timestamp('created_at'),
      timestamp('revoked_at', nullable),
    ],
    indices: [{ columnNames: ['account_id'] }, { columnNames: ['key_hash'], isUnique: true }],
    foreignKeys: [ofAccount],
  },
  {
    name: 'changes',
    columns: [
      id,
      integer('account_id'),
      integer('key_id'),
      timestamp('changed_at'),
      text('record_type'),
      integer('record_id'),
      text('action'),
      longText('old_values', nullable),
      longText('new_values', nullable),
    ],
    indices: [{ columnNames: ['account_id', 'record_type', 'record_id'] }],
    foreignKeys: [ofAccount],
  },
  sharedTypeTable('phone_number_types'),
  sharedTypeTable('email_address_types'),
  sharedTypeTable('street_address_types'),
  sharedTypeTable('web_address_types'),
  {
    name: 'account_types',
    columns: [id, integer('account_id'), text('list'), ...typeColumns],
    indices: [{ columnNames: ['account_id', 'list'] }],
    foreignKeys: [ofAccount],
  },
  {
    name: 'constituents',
    columns: [
      id,
      integer('account_id'),
      text('external_constituent_id', 255, nullable),
      boolean('is_org'),
      integer('constituent_contact_type_id'),
      text('prefix', 255, nullable),
      text('first_name', 255, nullable),
      text('middle_name', 255, nullable),
      text('last_name', 255, nullable),
      text('suffix', 255, nullable),
      text('spouse_name', 255, nullable),
      text('org_name', 255, nullable),
      text('job_title', 255, nullable),
      text('addressee', 520, nullable),
      text('salutation', 255, nullable),
      text('sort_name', 520, nullable),
      boolean('is_deceased'),
      text('deceased_date', 255, nullable),
      text('annual_report_name', 520, nullable),
      date('birthday', nullable),
      text('gender', 255, nullable),
      text('maiden_name', 255, nullable),
      text('nick_name', 255, nullable),
      text('spouse_nick_name', 255, nullable),
      date('date_added', nullable),
      text('alt_salutation', 255, nullable),
      text('alt_addressee', 520, nullable),
      text('honorary_name', 520, nullable),
      text('assistant_name', 255, nullable),
      integer('marital_status_id', nullable),
      boolean('is_anon'),
      timestamp('created_at'),
      timestamp('updated_at'),
      { ...text('sort_key'), collation },
    ],
    indices: [{ columnNames: ['account_id', 'sort_key', 'id'] }],
    foreignKeys: [
      ofAccount,
      belongsTo('constituent_contact_type_id', 'account_types'),
      belongsTo('marital_status_id', 'account_types'),
    ],
  },
  {
    name: 'phone_numbers',
    columns: [
      id,
      integer('account_id'),
      integer('item_id'),
      text('number', 255, nullable),
      integer('phone_number_type_id'),
      boolean('is_preferred'),
      boolean('not_current'),
      integer('parent_id', nullable),
      text('normalized_number', 255, nullable),
      timestamp('created_at'),
      timestamp('updated_at'),
    ],
    indices: [
      { columnNames: ['account_id'] },
      { columnNames: ['item_id'] },
      { columnNames: ['item_id'], isUnique: true, where: 'is_preferred' },
    ],
    foreignKeys: [
      ofAccount,
      belongsTo('item_id', 'constituents', 'CASCADE'),
      belongsTo('phone_number_type_id', 'phone_number_types'),
    ],
  },
];

/** As they were when this migration was written; it must not follow later changes of the program. */
const sharedTypes = {
  phone_number_types: named('Home 100, Work 100, Mobile 100, Other 100, Fax 101, Skype 100, Assistant 101, Pager 102'),
  email_address_types: named('Home 100, Work 100, Other 100, Assistant 101'),
  street_address_types: named('Home 100, Work 100, Other 100, School 100'),
  web_address_types: named('Website 0, Facebook 1, Twitter 2, LinkedIn 3', 5),
};

function named(list: string, firstId = 1) {
  return list.split(', ').map((entry, index) => {
    const [name, ordinal] = entry.split(' ');
    return { id: firstId + index, name, display_name: name, code: name.toLowerCase(), ordinal: Number(ordinal) };
  });
}
