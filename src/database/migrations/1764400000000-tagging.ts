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
import { createAccountTables, dropAccountTables, dropTextIndex, indexText } from './derived.js';

/** Groups, categories with their keywords, attributes, and which constituents have them. */
export class Tagging1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
    await indexText(runner, 'constituent_attribute_values', ['value_folded']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTextIndex(runner, 'constituent_attribute_values');
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [
  {
    name: 'groups',
    columns: [...ownId, text('name', 255), text('key', 255, nullable), integer('ordinal', nullable)],
    indices: [],
    foreignKeys: [ofAccount],
  },
  {
    name: 'group_memberships',
    columns: [
      ...ownId,
      integer('constituent_id'),
      integer('group_id', nullable),
      date('date_start', nullable),
      date('date_end', nullable),
      boolean('is_current'),
      timestamp('created_at'),
      timestamp('updated_at'),
    ],
    indices: [
      { columnNames: ['account_id', 'group_id', 'constituent_id'] },
      { columnNames: ['account_id', 'constituent_id'] },
    ],
    foreignKeys: [ofAccount, refersTo('constituent_id', 'constituents', 'CASCADE'), refersTo('group_id', 'groups')],
  },
  {
    name: 'categories',
    columns: [
      ...ownId,
      text('item_type', 20),
      byteText('name_folded', 255, nullable),
      text('name', 255),
      text('key', 255, nullable),
      text('facet_type', 20, nullable),
      integer('ordinal', nullable),
      boolean('removable'),
      boolean('editable'),
      text('display_format', 255, nullable),
    ],
    indices: [{ columnNames: ['account_id', 'item_type', 'key'], isUnique: true }],
    foreignKeys: [ofAccount],
  },
  {
    name: 'keywords',
    columns: [
      ...ownId,
      integer('category_id'),
      byteText('name_folded', 255, nullable),
      text('name', 255),
      longText('description', nullable),
      text('short_code', 255, nullable),
      integer('ordinal', nullable),
      boolean('removable'),
      boolean('can_change'),
      boolean('can_select'),
      timestamp('created_at'),
      timestamp('updated_at'),
      boolean('is_hidden'),
    ],
    indices: [{ columnNames: ['account_id', 'category_id'] }],
    foreignKeys: [ofAccount, refersTo('category_id', 'categories', 'CASCADE')],
  },
  {
    name: 'constituent_keywords',
    columns: [...ownId, integer('keyword_id'), integer('constituent_id')],
    indices: [
      { columnNames: ['account_id', 'keyword_id'] },
      { columnNames: ['account_id', 'constituent_id', 'keyword_id'], isUnique: true },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('keyword_id', 'keywords', 'CASCADE'),
      refersTo('constituent_id', 'constituents', 'CASCADE'),
    ],
  },
  {
    name: 'attributes',
    columns: [
      ...ownId,
      text('item_type', 255),
      text('name', 255),
      longText('description', nullable),
      text('key', 255),
      integer('min_val', nullable),
      integer('max_val', nullable),
      text('classification', 20),
      integer('ordinal'),
    ],
    indices: [{ columnNames: ['account_id', 'item_type', 'key'], isUnique: true }],
    foreignKeys: [ofAccount],
  },
  {
    name: 'constituent_attribute_values',
    columns: [
      ...ownId,
      integer('attribute_id'),
      byteText('value_folded', undefined, nullable),
      longText('value'),
      decimal('number', 14, 2, nullable),
      date('day', nullable),
      integer('constituent_id'),
    ],
    indices: [
      { columnNames: ['account_id', 'attribute_id'] },
      { columnNames: ['account_id', 'constituent_id', 'attribute_id'], isUnique: true },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('attribute_id', 'attributes', 'CASCADE'),
      refersTo('constituent_id', 'constituents', 'CASCADE'),
    ],
  },
];
