import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

import { belongsTo, boolean, id, integer, nullable, text, timestamp } from './columns.js';

/** What goes on while the records of an account are exchanged. Every account that a key opens gets one, with its own id. */
export class Sandboxes1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'sandboxes',
        columns: [
          id,
          integer('account_id'),
          text('label', undefined, nullable),
          boolean('opened_by_use'),
          timestamp('created_at'),
        ],
        indices: [{ columnNames: ['account_id'], isUnique: true }],
        foreignKeys: [belongsTo('account_id', 'accounts', 'CASCADE')],
      }),
    );
    await runner.query(`INSERT INTO sandboxes (id, account_id, label, opened_by_use, created_at)
      SELECT account_id, account_id, label, opened_by_use, created_at FROM api_keys
      WHERE id IN (SELECT min(id) FROM api_keys GROUP BY account_id)`);
    if (runner.connection.options.type === 'postgres') {
      await runner.query(`SELECT setval(pg_get_serial_sequence('sandboxes', 'id'), max(id)) FROM sandboxes`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('sandboxes');
  }
}
