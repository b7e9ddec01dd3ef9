import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

import { belongsTo, integer, longText, nullable, text, timestamp } from './columns.js';

/** What is to go wrong with the requests of an account. */
export class Faults1764920000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: on SQLite, TypeORM would make the table anew, and with the old one all records would go.
    const no = runner.connection.options.type === 'postgres' ? 'false' : '0';
    await runner.query(`ALTER TABLE sandboxes ADD COLUMN has_faults boolean NOT NULL DEFAULT ${no}`);
    await runner.query('ALTER TABLE sandboxes ADD COLUMN last_fault_id integer NOT NULL DEFAULT 0');
    await runner.createTable(
      new Table({
        name: 'faults',
        columns: [
          { ...integer('sandbox_id'), isPrimary: true },
          { ...integer('id'), isPrimary: true },
          text('operation'),
          text('effect'),
          longText('body', nullable),
          longText('headers', nullable),
          integer('times', nullable),
          integer('after'),
          { name: 'probability', type: 'double precision' },
          integer('seed'),
          integer('seen'),
          integer('hits'),
          timestamp('created_at'),
          integer('copy_id', nullable),
        ],
        indices: [{ columnNames: ['copy_id'] }],
        foreignKeys: [
          belongsTo('sandbox_id', 'sandboxes', 'CASCADE'),
          { ...belongsTo('copy_id', 'accounts'), onDelete: 'SET NULL' },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('faults');
    for (const column of ['has_faults', 'last_fault_id'])
      await runner.query(`ALTER TABLE sandboxes DROP COLUMN ${column}`);
  }
}
