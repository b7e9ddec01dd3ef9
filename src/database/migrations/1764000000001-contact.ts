import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';

import {
  belongsTo,
  boolean,
  byteText,
  integer,
  nullable,
  ofAccount,
  ownId,
  refersTo,
  text,
  timestamp,
} from './columns.js';
import { createAccountTables, dropAccountTables, dropTextIndex, indexText } from './derived.js';

/** Street and web addresses. */
export class Contact1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
    await indexText(runner, 'street_addresses', ['street_folded', 'country_folded']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTextIndex(runner, 'street_addresses');
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [
  {
    name: 'street_addresses',
    columns: [
      ...ownId,
      integer('item_id'),
      byteText('street_folded', 255, nullable),
      text('street', 255, nullable),
      byteText('city_folded', 255, nullable),
      text('city', 255, nullable),
      byteText('state_folded', 255, nullable),
      text('state', 255, nullable),
      byteText('country_folded', 255, nullable),
      text('country', 255, nullable),
      byteText('postal_code_folded', 255, nullable),
      text('postal_code', 255, nullable),
      text('county', 255, nullable),
      integer('street_address_type_id'),
      boolean('is_preferred'),
      boolean('not_current'),
      text('seasonal_from', 5),
      text('seasonal_to', 5),
      boolean('seasonal', nullable),
      text('zip5', 5, nullable),
      boolean('verified'),
      timestamp('created_at'),
      timestamp('updated_at'),
    ],
    indices: [
      { columnNames: ['account_id', 'postal_code_folded'] },
      { columnNames: ['account_id', 'state_folded'] },
      { columnNames: ['account_id', 'city_folded'] },
      { columnNames: ['account_id', 'item_id'], isUnique: true, where: 'is_preferred' },
      { columnNames: ['account_id', 'item_id'] },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('item_id', 'constituents', 'CASCADE'),
      belongsTo('street_address_type_id', 'street_address_types'),
    ],
  },
  {
    name: 'web_addresses',
    columns: [
      ...ownId,
      integer('item_id'),
      text('url', 255, nullable),
      integer('web_address_type_id'),
      boolean('is_preferred'),
      timestamp('created_at'),
      timestamp('updated_at'),
    ],
    indices: [
      { columnNames: ['account_id', 'item_id'], isUnique: true, where: 'is_preferred' },
      { columnNames: ['account_id', 'item_id'] },
    ],
    foreignKeys: [ofAccount, refersTo('item_id', 'constituents', 'CASCADE')],
  },
];
