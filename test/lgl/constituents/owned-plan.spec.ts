import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { Database, DIALECT } from '../../../src/database/database.js';
import type { Dialect } from '../../../src/database/dialect.js';
import { PreparedSqlite } from '../../../src/database/prepared-sqlite.js';
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

  /** The steps that look at all records of the account, of what is asked while `work` runs. */
  async function scansOf(work: () => PromiseLike<unknown>): Promise<string[]> {
    const statements = [jest.spyOn(dialect, 'query'), jest.spyOn(dialect, 'one')];
    const { mock } = jest.spyOn(PreparedSqlite.prototype, 'rows');
    await work();
    expect(statements.flatMap((each) => each.mock.calls)).not.toEqual([]);
    if (!dialect.singleWriter) return [];
    const plans = mock.calls.map(([text, values]) =>
      server.app.get(DataSource).query(`EXPLAIN QUERY PLAN ${text}`, [...values]),
    );
    const steps = (await Promise.all(plans)).flat() as { detail: string }[];
    return steps.map(({ detail }) => detail).filter((step) => SCAN.test(step) && !FEW.test(step));
  }

  const got = (path: string) => () => client().get(path).expect(200);

  it('is shown with it without a look at what others have', async () => {
    expect(await scansOf(got(CONSTITUENT))).toEqual([]);
  });

  it('is shown to several at once without that', async () => {
    const asked = jest.spyOn(dialect, 'one');
    await got(CONSTITUENT)();
    const [[, statement]] = asked.mock.calls;
    const database = server.app.get(Database);
    const ask = () => database.read((manager) => dialect.one(manager, statement));
    const steps = await scansOf(() => Promise.all([ask(), ask(), ask()]));
    // What is looked at whole is what they have asked, in one statement.
    expect(steps).toEqual(dialect.singleWriter ? ['SCAN asked VIRTUAL TABLE INDEX 1:'] : []);
  });

  it.each(LISTS)('is listed without that: %s', async (operation) => {
    expect(await scansOf(got(operation.split(' ')[1].replace('{constituent_id}', '1')))).toEqual([]);
  });
});
