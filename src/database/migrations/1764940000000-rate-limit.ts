import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

import { belongsTo, integer, text } from './columns.js';

/** How many calls an account may make, and those that it made of late. */
export class RateLimit1764940000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: on SQLite, TypeORM would make the table anew, and with the old one all records would go.
    await runner.query('ALTER TABLE sandboxes ADD COLUMN rate_limit text');
    await runner.createTable(
      new Table({
        name: 'counted_calls',
        columns: [
          { ...integer('sandbox_id'), isPrimary: true },
          { ...text('at', 24), isPrimary: true },
          integer('calls'),
        ],
        foreignKeys: [belongsTo('sandbox_id', 'sandboxes', 'CASCADE')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('counted_calls');
    await runner.query('ALTER TABLE sandboxes DROP COLUMN rate_limit');
  }
}
