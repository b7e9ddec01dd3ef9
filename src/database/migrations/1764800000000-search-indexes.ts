import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const INDEXED = [
  ['account_id', 'updated_at', 'id'],
  ['account_id', 'external_constituent_id'],
];

/** What searches of constituents look into and had no index. */
export class SearchIndexes1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const index of indexes()) await runner.createIndex('constituents', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of indexes()) await runner.dropIndex('constituents', index);
  }
}

function indexes(): TableIndex[] {
  return INDEXED.map((columnNames) => new TableIndex({ columnNames }));
}
