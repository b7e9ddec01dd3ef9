import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const INDEXED: readonly (readonly [table: string, ...columns: string[]])[] = [
  ['constituents', 'account_id', 'updated_at', 'id'],
  ['constituents', 'account_id', 'external_constituent_id'],
  ['constituent_keywords', 'account_id', 'keyword_id', 'constituent_id'],
];

/** What searches of constituents look into and had no index for. */
export class SearchIndexes1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, ...columnNames] of INDEXED) await runner.createIndex(table, new TableIndex({ columnNames }));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, ...columnNames] of INDEXED) await runner.dropIndex(table, new TableIndex({ columnNames }));
  }
}
