import type { MigrationInterface, QueryRunner } from 'typeorm';

const SORTED = [
  ['constituents', 'external_constituent_id', 'varchar(255)'],
  ['gift_types', 'name', 'varchar(255)'],
  ['membership_levels', 'name', 'varchar(255)'],
  ['patients', 'first_name', 'varchar(255)'],
  ['patients', 'last_name', 'varchar(255)'],
  ['record_counts', 'record_type', 'varchar'],
  ['snapshots', 'name', 'varchar(64)'],
];

/** Text that lists are put in order by is compared byte by byte on PostgreSQL too, whatever language its database has. */
export class SortedText1764960000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return compare(runner, '"C"');
  }

  down(runner: QueryRunner): Promise<void> {
    return compare(runner, 'pg_catalog."default"');
  }
}

async function compare(runner: QueryRunner, collation: string): Promise<void> {
  if (runner.connection.options.type !== 'postgres') return;
  for (const [table, column, type] of SORTED) {
    await runner.query(`ALTER TABLE ${table} ALTER COLUMN ${column} TYPE ${type} COLLATE ${collation}`);
  }
}
