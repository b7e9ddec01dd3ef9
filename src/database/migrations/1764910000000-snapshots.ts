import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

import { belongsTo, integer, text, timestamp } from './columns.js';

const INDEXED = ['state', 'copy_of', 'remove_at'];

/** What accounts are there for, their snapshots, their own time, and when they were last used. */
export class Snapshots1764910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: on SQLite, TypeORM would make the table anew, and with the old one all records would go.
    await runner.query(`ALTER TABLE accounts ADD COLUMN state varchar(9) NOT NULL DEFAULT 'current'`);
    await runner.query('ALTER TABLE accounts ADD COLUMN copy_of integer');
    await runner.query('ALTER TABLE accounts ADD COLUMN remove_at varchar(24)');
    for (const column of INDEXED) await runner.createIndex('accounts', new TableIndex({ columnNames: [column] }));
    await runner.query('ALTER TABLE sandboxes ADD COLUMN used_at varchar(20)');
    await runner.query('ALTER TABLE sandboxes ADD COLUMN clock text');
    // Nobody knows when they were used last; it counts from now.
    await runner.query(`UPDATE sandboxes SET used_at = '${new Date().toISOString().slice(0, 19)}Z'`);
    await runner.createTable(
      new Table({
        name: 'snapshots',
        columns: [
          { ...integer('sandbox_id'), isPrimary: true },
          { ...text('name', 64), isPrimary: true },
          integer('account_id'),
          timestamp('created_at'),
          integer('records'),
        ],
        indices: [{ columnNames: ['account_id'], isUnique: true }],
        foreignKeys: [belongsTo('sandbox_id', 'sandboxes', 'CASCADE'), belongsTo('account_id', 'accounts', 'CASCADE')],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('snapshots');
    for (const column of ['used_at', 'clock']) await runner.query(`ALTER TABLE sandboxes DROP COLUMN ${column}`);
    const { namingStrategy } = runner.connection;
    for (const column of INDEXED) await runner.query(`DROP INDEX "${namingStrategy.indexName('accounts', [column])}"`);
    await runner.query(`DELETE FROM accounts WHERE state <> 'current'`);
    for (const column of INDEXED) await runner.query(`ALTER TABLE accounts DROP COLUMN ${column}`);
  }
}
