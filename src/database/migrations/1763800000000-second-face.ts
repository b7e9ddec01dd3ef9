import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';

import { belongsTo, boolean, day, id, integer, longText, nullable, text, timestamp } from './columns.js';
import { countRecords, dropDigitIndex, indexDigits, uncountRecords } from './derived.js';

/** Patients, doctors and their numbers; the outbox with its webhooks. */
export class SecondFace1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(new Table(table));
    await indexDigits(runner, 'drx_phone_numbers', 'number');
    await countRecords(runner, 'drx_phone_numbers');
  }

  async down(runner: QueryRunner): Promise<void> {
    await uncountRecords(runner, 'drx_phone_numbers');
    await dropDigitIndex(runner, 'drx_phone_numbers', 'number');
    for (const { name } of tables.toReversed()) await runner.dropTable(name);
  }
}

const ofAccount = belongsTo('account_id', 'accounts', 'CASCADE');
const owners = [belongsTo('patient_id', 'patients', 'CASCADE'), belongsTo('doctor_id', 'doctors', 'CASCADE')];
const ownerIds = [integer('patient_id', nullable), integer('doctor_id', nullable)];
const times = [timestamp('created_at'), timestamp('updated_at')];

const tables: TableOptions[] = [
  {
    name: 'patients',
    columns: [
      id,
      integer('account_id'),
      text('first_name', 255),
      text('last_name', 255),
      text('middle_initial', 10, nullable),
      { ...day('date_of_birth'), isNullable: false },
      text('gender', 20),
      text('email', 255, nullable),
      text('status', 20),
      boolean('deceased'),
      text('drivers_license', 255, nullable),
      text('social_security_number', 255, nullable),
      text('alternate_id', 255, nullable),
      text('delivery_method', 20, nullable),
      boolean('auto_refill'),
      integer('height_in_centimeters', nullable),
      integer('weight_in_grams', nullable),
      boolean('automatically_charge_rx_to_account'),
      text('facility_room_id', 255, nullable),
      text('facility_wing_id', 255, nullable),
      boolean('blister_pack'),
      integer('notify_method', nullable),
      timestamp('dont_notify_again_until', nullable),
      boolean('easy_open'),
      day('cycle_fill_date'),
      integer('cycle_interval', nullable),
      text('race', 20, nullable),
      text('primary_language', 20, nullable),
      ...times,
    ],
    indices: [{ columnNames: ['account_id', 'last_name'] }],
    foreignKeys: [ofAccount],
  },
  {
    name: 'doctors',
    columns: [
      id,
      integer('account_id'),
      text('first_name', 255),
      text('last_name', 255),
      text('npi', 255),
      text('dea', 255, nullable),
      text('spi', 255, nullable),
      text('prescriber_type', 20, nullable),
      text('renewal_method', 20, nullable),
      text('fax_number', 10, nullable),
      text('email', 255, nullable),
      text('website', 255, nullable),
      text('state_license', 255, nullable),
      text('practice_location', 255, nullable),
      text('comments', 2000, nullable),
      ...times,
    ],
    indices: [{ columnNames: ['account_id', 'npi'] }, { columnNames: ['account_id', 'dea'] }],
    foreignKeys: [ofAccount],
  },
  {
    name: 'addresses',
    columns: [
      id,
      integer('account_id'),
      text('type_', 20, nullable),
      text('street', 255),
      text('line_two', 255, nullable),
      text('city', 255),
      text('state', 255),
      text('zip', 255),
      ...ownerIds,
    ],
    indices: [{ columnNames: ['patient_id'] }, { columnNames: ['doctor_id'] }],
    foreignKeys: [ofAccount, ...owners],
  },
  {
    name: 'drx_phone_numbers',
    columns: [
      id,
      integer('account_id'),
      text('number', 10),
      text('phone_type', 20),
      boolean('primary'),
      boolean('verified'),
      boolean('do_not_call'),
      ...times,
      ...ownerIds,
    ],
    indices: [
      { columnNames: ['account_id', 'id'] },
      { columnNames: ['account_id', 'number'] },
      { columnNames: ['patient_id', 'number'], isUnique: true },
      { columnNames: ['doctor_id', 'number'], isUnique: true },
      { columnNames: ['patient_id', 'phone_type'], isUnique: true, where: '"primary"' },
      { columnNames: ['doctor_id', 'phone_type'], isUnique: true, where: '"primary"' },
    ],
    foreignKeys: [ofAccount, ...owners],
  },
  {
    name: 'events',
    columns: [
      id,
      integer('account_id'),
      text('event'),
      text('record_type'),
      integer('record_id'),
      timestamp('created_at'),
      longText('data'),
    ],
    indices: [{ columnNames: ['account_id', 'id'] }],
    foreignKeys: [ofAccount],
  },
  {
    name: 'webhooks',
    columns: [
      id,
      integer('account_id'),
      text('url', 2000),
      text('header_key', 255),
      text('header_value', 2000),
      text('event', 20),
      text('status', 20),
      integer('successes'),
      integer('failures'),
      timestamp('last_triggered', nullable),
      ...times,
      text('due_at', 24, nullable),
    ],
    indices: [{ columnNames: ['account_id', 'event'] }, { columnNames: ['status', 'due_at'] }],
    foreignKeys: [ofAccount],
  },
  {
    name: 'deliveries',
    columns: [
      { ...integer('account_id'), isPrimary: true },
      { ...integer('event_id'), isPrimary: true },
      { ...integer('webhook_id'), isPrimary: true },
      integer('record_id'),
      integer('attempts'),
      text('due_at', 24, nullable),
    ],
    indices: [
      { columnNames: ['account_id', 'webhook_id', 'record_id', 'event_id'] },
      { columnNames: ['account_id', 'webhook_id', 'due_at'], where: 'due_at IS NOT NULL' },
    ],
    foreignKeys: [
      ofAccount,
      belongsTo('webhook_id', 'webhooks', 'CASCADE'),
      belongsTo('event_id', 'events', 'CASCADE'),
    ],
  },
  {
    name: 'record_counts',
    columns: [
      { ...integer('account_id'), isPrimary: true },
      { ...text('record_type'), isPrimary: true },
      integer('total'),
    ],
    foreignKeys: [ofAccount],
  },
];
