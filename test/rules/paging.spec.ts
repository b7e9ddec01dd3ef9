import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { idsOf } from '../support/answers.js';
import { constituentWith } from '../support/constituents.js';
import { type Client, useServer } from '../support/server.js';
import { walk } from '../support/walk.js';

const RECORDS = 9;

describe('Paging', () => {
  const server = useServer();
  let client: Client;
  let lists: string[];

  beforeAll(async () => {
    client = server.client();
    const numbers = Array.from({ length: RECORDS }, (_, index) => ({
      number: 'same',
      phone_number_type_id: (index % 2) + 1,
    }));
    const joe = await constituentWith(client, ...numbers);
    while ((await client.get('/api/v1/constituents')).body.total_items < RECORDS) await constituentWith(client);
    lists = ['/api/v1/constituents', `/api/v1/constituents/${joe.id}/phone_numbers`];
  });

  it('walks a list from any offset with any limit, without a gap and without a repeat', async () => {
    const whole = new Map<string, number[]>();
    for (const list of lists) whole.set(list, idsOf((await client.get(list).expect(200)).body));
    const [list, limit, offset] = [fc.constantFrom(...lists), fc.integer({ min: 1, max: 12 }), fc.nat({ max: 11 })];

    await fc.assert(
      fc.asyncProperty(list, limit, offset, async (path, limit, offset) => {
        const pages = await walk(client, `${path}?limit=${limit}&offset=${offset}`);
        expect(pages.flatMap(idsOf)).toEqual(whole.get(path)!.slice(offset));
        expect(pages.slice(0, -1).every(({ items }) => items.length === limit)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
