import { describe, expect, it } from '@jest/globals';

import { expectParameterError } from '../support/answers.js';
import { useServer } from '../support/server.js';

describe('The query q on the list of constituents', () => {
  const server = useServer();

  it.each(['q=', 'q[]=', 'q%5B%5D=', 'q[]=&q[]=', 'q=%20'])('finds everybody when it is empty: %s', async (query) => {
    const client = server.client();
    await client.post('/api/v1/constituents', { last_name: 'Doe' }).expect(200);
    expect((await client.get(`/api/v1/constituents?${query}`).expect(200)).body.total_items).toBe(1);
  });

  it.each(['q=Doe', 'q=name=Doe', 'q[]=name=Doe', 'q%5B%5D=name%3DDoe', 'q[]=&q[]=Doe'])(
    'is refused when it has a term, so that nobody takes everybody for the result: %s',
    async (query) => {
      expectParameterError(await server.client().get(`/api/v1/constituents?${query}`), 'Doe');
    },
  );
});
