import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const INDEXED = {
  constituents: [
    { columnNames: ['account_id', 'updated_at', 'id'] },
    { columnNames: ['account_id', 'external_constituent_id'] },
  ],
  // Named, since TypeORM's own name is that of the unique index on the same columns in another order.
  constituent_keywords: [
    { name: 'constituent_keywords_found', columnNames: ['account_id', 'keyword_id', 'constituent_id'] },
  ],
};

/** What searches of constituents look into and had no index for. */
export class SearchIndexes1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, indexes] of Object.entries(INDEXED)) {
      for (const index of indexes) await runner.createIndex(table, new TableIndex(index));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, indexes] of Object.entries(INDEXED)) {
      for (const index of indexes) await runner.dropIndex(table, new TableIndex(index));
    }
  }
}
