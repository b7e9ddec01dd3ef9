import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { DIALECT } from '../../../src/database/database.js';
import type { Dialect } from '../../../src/database/dialect.js';
import { OPERATIONS } from '../../../src/lgl/http/operations.js';
import { useServer } from '../../support/server.js';

const CONSTITUENT = '/api/v1/constituents/1';
const LISTS = OPERATIONS.filter((operation) => /^GET \S+\/constituents\/\{constituent_id\}\/\w+$/.test(operation));
/** A step that looks at every row of a table, or of the account. */
const SCAN = /^SCAN (?!CONSTANT|found|ids)\w|\(account_id=\?\)$/;
/** An account has few of these, whoever else it has. */
const FEW = /^SEARCH (attribute|categories|statuses) /;

/** PostgreSQL decides by what is in the tables; SQLite by what indexes there are, whatever is in them. */
describe('What belongs to a constituent, on SQLite', () => {
  const server = useServer();
  const client = () => server.client('plans');
  let dialect: Dialect;

  beforeAll(async () => {
    dialect = server.app.get<Dialect>(DIALECT);
    await client().post('/api/v1/constituents', { last_name: 'Doe' }).expect(200);
  });
  afterEach(() => void jest.restoreAllMocks());

  /** The steps of a request that look at all records of the account. */
  async function scansOf(path: string): Promise<string[]> {
    const { mock } = jest.spyOn(dialect, 'query');
    await client().get(path).expect(200);
    const statements = mock.calls.map(([, statement]) => statement);
    expect(statements).not.toEqual([]);
    if (!dialect.singleWriter) return [];
    const plans = statements.map(({ sql, values }) =>
      server.app.get(DataSource).query(`EXPLAIN QUERY PLAN ${sql}`, [...values]),
    );
    const steps = (await Promise.all(plans)).flat() as { detail: string }[];
    return steps.map(({ detail }) => detail).filter((step) => SCAN.test(step) && !FEW.test(step));
  }

  it('is shown with it without a look at what others have', async () => {
    expect(await scansOf(CONSTITUENT)).toEqual([]);
  });

  it.each(LISTS)('is listed without that: %s', async (operation) => {
    expect(await scansOf(operation.split(' ')[1].replace('{constituent_id}', '1'))).toEqual([]);
  });
});
