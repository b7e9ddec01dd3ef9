import { describe, expect, it } from '@jest/globals';

import { OPERATIONS } from '../../src/lgl/http/operations.js';
import { useServer } from '../support/server.js';

const NOT_YET = {
  api_version: '1.0',
  error: 'Not Implemented',
  description: 'LGL has this operation; Glowworm does not have it yet.',
};

describe('The operations of LGL', () => {
  const server = useServer();

  it('are there, or answer that they are not there yet', async () => {
    const client = server.client();
    for (const operation of OPERATIONS) {
      const [method, path] = operation.replace(/\{\w+\}/g, '1').split(' ');
      const { status, body } = await client[method.toLowerCase() as 'get'](path);
      expect([operation, status, status === 501 ? body : NOT_YET]).toEqual([operation, status, NOT_YET]);
      // A route that is there says what it did not find; a path that nobody knows says nothing.
      if (status === 404) expect(body).toHaveProperty('description');
    }
  });
});
