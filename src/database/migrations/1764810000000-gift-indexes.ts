import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const BEFORE = [
  ['account_id', 'received_date'],
  ['account_id', 'received_amount'],
];
const NOW = [
  ['account_id', 'received_date', 'received_amount', 'id'],
  ['account_id', 'received_amount', 'id'],
];

/** The indexes by date and amount hold all that a search of many gifts needs to find, count and order them. */
export class GiftIndexes1764810000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return replace(runner, BEFORE, NOW);
  }

  down(runner: QueryRunner): Promise<void> {
    return replace(runner, NOW, BEFORE);
  }
}

async function replace(runner: QueryRunner, old: readonly string[][], wanted: readonly string[][]): Promise<void> {
  for (const columnNames of wanted) await runner.createIndex('gifts', new TableIndex({ columnNames }));
  for (const columnNames of old) await runner.dropIndex('gifts', new TableIndex({ columnNames }));
}
