import { describe, expect, it } from '@jest/globals';

import { OPERATIONS } from '../../src/lgl/http/operations.js';
import { useServer } from '../support/server.js';

describe('The operations of LGL', () => {
  const server = useServer();

  it('are all there: what is not found is a record, never a route', async () => {
    const client = server.client();
    expect(OPERATIONS.length).toBeGreaterThanOrEqual(141);
    for (const operation of OPERATIONS) {
      const [method, path] = operation.replace(/\{\w+\}/g, '1').split(' ');
      const { status, body } = await client[method.toLowerCase() as 'get'](path);
      // A route that is there says what it did not find; a path that nobody knows says nothing.
      if (status === 404) expect(body).toHaveProperty('description');
    }
  });
});
