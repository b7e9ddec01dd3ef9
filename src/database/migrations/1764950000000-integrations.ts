import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';

import { belongsTo, longText, nullable, ofAccount, ownId, text, timestamp, integer } from './columns.js';
import { createAccountTables, dropAccountTables } from './derived.js';

/** Listeners, and what waits in their queues. */
export class Integrations1764950000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(integrations));
    await createAccountTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropAccountTables(runner, tables);
    await runner.dropTable(integrations.name);
  }
}

/** Of a sandbox, and not of the account that it has now. */
const integrations: TableOptions = {
  name: 'integrations',
  columns: [
    { ...text('uuid', 36), isPrimary: true },
    integer('sandbox_id'),
    text('name', 255),
    longText('mapping'),
    timestamp('created_at'),
  ],
  indices: [{ columnNames: ['sandbox_id'] }],
  foreignKeys: [belongsTo('sandbox_id', 'sandboxes', 'CASCADE')],
};

const tables: readonly TableOptions[] = [
  {
    name: 'queue_items',
    columns: [
      ...ownId,
      text('integration_uuid', 36),
      text('status', 8),
      timestamp('received_at'),
      longText('payload'),
      timestamp('handled_at', nullable),
      longText('made', nullable),
    ],
    indices: [{ columnNames: ['account_id', 'integration_uuid', 'status', 'id'] }],
    foreignKeys: [ofAccount],
  },
];
