import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { DIALECT } from '../../src/database/database.js';
import type { Dialect } from '../../src/database/dialect.js';
import { constituentWith } from '../support/constituents.js';
import { useServer } from '../support/server.js';

const CONSTITUENTS = '/api/v1/constituents';
/** BEGIN, the lines of the change log, COMMIT. */
const TRANSACTION = 3;

/** Each is a way to the database and back, which takes longer than what it does there. */
describe('The statements of a create', () => {
  const server = useServer();
  afterEach(() => void jest.restoreAllMocks());

  /** What a request asks of the database. */
  async function statementsOf(request: () => PromiseLike<unknown>): Promise<string[]> {
    const dialect = server.app.get<Dialect>(DIALECT);
    const mocks = [jest.spyOn(dialect, 'query'), jest.spyOn(dialect, 'one')];
    await request();
    return mocks.flatMap(({ mock }) => mock.calls.map(([, { sql }]) => sql));
  }

  it('are the number and, where others write as well, the lock of its constituent', async () => {
    const client = server.client();
    const { id } = await constituentWith(client);
    const create = () => client.post(`${CONSTITUENTS}/${id}/phone_numbers`, { number: '1' }).expect(200);
    const locks = server.app.get<Dialect>(DIALECT).singleWriter ? 0 : 1;
    expect(await statementsOf(create)).toHaveLength(1 + locks + TRANSACTION);
  });

  it('are for a constituent its contact type, itself and how it is shown', async () => {
    const client = server.client();
    await client.get(CONSTITUENTS).expect(200);
    const create = () => client.post(CONSTITUENTS, { last_name: 'Doe' }).expect(200);
    expect(await statementsOf(create)).toHaveLength(3 + TRANSACTION);
  });

  it('are no more for three hundred numbers inside it than for three', async () => {
    const client = server.client();
    await client.get(CONSTITUENTS).expect(200);
    const create = (many: number) => () =>
      client
        .post(CONSTITUENTS, {
          last_name: 'Doe',
          phone_numbers: Array.from({ length: many }, (_, i) => ({
            number: `${i}`,
            phone_number_type_id: 1 + (i % 3),
            is_preferred: true,
          })),
        })
        .expect(200);
    const three = await statementsOf(create(3));
    jest.restoreAllMocks();
    expect(await statementsOf(create(300))).toHaveLength(three.length);
  });
});
