import { describe, expect, it } from '@jest/globals';

import { freshSqlite, useDatabase } from '../support/database.js';
import { withSource } from '../support/sources.js';

describe('A SQLite database', () => {
  const database = useDatabase(freshSqlite);

  it('expects many rows of an account in every index that begins with the account', async () => {
    await withSource(database.url, async (source) => {
      const indexes: { idx: string }[] = await source.query(
        `SELECT indexes.name AS idx FROM sqlite_schema AS tables, pragma_index_list(tables.name) AS indexes,
            pragma_index_info(indexes.name) AS columns
          WHERE tables.type = 'table' AND NOT indexes.partial AND columns.seqno = 0 AND columns.name = 'account_id'`,
      );
      const expected: { idx: string; stat: string }[] = await source.query('SELECT idx, stat FROM sqlite_stat1');
      expect(indexes.length).toBeGreaterThan(100);
      const names = (rows: { idx: string }[]) => rows.map(({ idx }) => idx).toSorted();
      expect(names(expected)).toEqual(names(indexes));
      expect(expected.filter(({ stat }) => !/^1000000 100000( 10)*( 1)?$/.test(stat))).toEqual([]);
    });
  });
});
