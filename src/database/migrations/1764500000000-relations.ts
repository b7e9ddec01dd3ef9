import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';

import { boolean, date, integer, longText, nullable, ofAccount, ownId, refersTo, text, timestamp } from './columns.js';
import { createAccountTables, dropAccountTables } from './derived.js';

/** Class affiliations, relationships and memberships, each with the list of its types. */
export class Relations1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createAccountTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropAccountTables(runner, tables);
  }
}

const tables: readonly TableOptions[] = [
  {
    name: 'class_affiliation_types',
    columns: [...ownId, text('name', 255), integer('ordinal')],
    indices: [],
    foreignKeys: [ofAccount],
  },
  {
    name: 'class_affiliations',
    columns: [
      ...ownId,
      integer('constituent_id'),
      integer('class_affiliation_type_id', nullable),
      integer('year', nullable),
      longText('note', nullable),
    ],
    indices: [
      { columnNames: ['account_id', 'class_affiliation_type_id', 'year'] },
      { columnNames: ['account_id', 'constituent_id'] },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('constituent_id', 'constituents', 'CASCADE'),
      refersTo('class_affiliation_type_id', 'class_affiliation_types'),
    ],
  },
  {
    name: 'relationship_types',
    columns: [
      ...ownId,
      text('name', 255),
      text('short_code', 255, nullable),
      text('type_code', 255, nullable),
      integer('ordinal'),
      boolean('removable'),
      integer('reciprocal_id', nullable),
      integer('auto_soft_credit', nullable),
      integer('share_class_year', nullable),
      boolean('share_membership'),
      boolean('is_spouse_partner'),
      integer('share_class_year_to', nullable),
    ],
    indices: [],
    foreignKeys: [ofAccount, refersTo('reciprocal_id', 'relationship_types')],
  },
  {
    name: 'constituent_relationships',
    columns: [
      ...ownId,
      integer('relationship_type_id', nullable),
      integer('constituent_id'),
      integer('related_constituent_id'),
      text('description', 255, nullable),
      boolean('auto_soft_credit'),
      boolean('also_acknowledge'),
      integer('share_address', nullable),
      integer('share_phone', nullable),
      integer('mirror_of', nullable),
    ],
    indices: [
      { columnNames: ['account_id', 'mirror_of'] },
      { columnNames: ['account_id', 'related_constituent_id'] },
      { columnNames: ['account_id', 'constituent_id'] },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('relationship_type_id', 'relationship_types'),
      refersTo('constituent_id', 'constituents', 'CASCADE'),
      refersTo('related_constituent_id', 'constituents', 'CASCADE'),
      refersTo('mirror_of', 'constituent_relationships', 'CASCADE'),
    ],
  },
  {
    name: 'membership_levels',
    columns: [...ownId, text('name', 255), integer('ordinal', nullable)],
    indices: [],
    foreignKeys: [ofAccount],
  },
  {
    name: 'memberships',
    columns: [
      ...ownId,
      integer('constituent_id'),
      integer('membership_level_id', nullable),
      date('date_start'),
      date('finish_date', nullable),
      longText('note', nullable),
      timestamp('created_at'),
      timestamp('updated_at'),
    ],
    indices: [
      { columnNames: ['account_id', 'finish_date'] },
      { columnNames: ['account_id', 'membership_level_id'] },
      { columnNames: ['account_id', 'constituent_id', 'finish_date'] },
    ],
    foreignKeys: [
      ofAccount,
      refersTo('constituent_id', 'constituents', 'CASCADE'),
      refersTo('membership_level_id', 'membership_levels'),
    ],
  },
];
