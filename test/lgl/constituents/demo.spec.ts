import { beforeAll, describe, expect, it } from '@jest/globals';

import { DEMO_KEY } from '../../../src/accounts/accounts.service.js';
import { OPERATIONS } from '../../support/reference.js';
import { type Client, useServer } from '../../support/server.js';

type Item = Record<string, unknown> & { id: number };

/** What belongs to another record, by the list of those and the parameter that names one. */
const PARENTS: Readonly<Record<string, string>> = {
  constituent_id: 'constituents',
  appeal_id: 'appeals',
  event_id: 'events',
  category_id: 'categories',
};
/** No record of a generated charity has such a value: most charities have none. */
const NEVER = [
  'appeal_types',
  'event_types',
  'external_gift_ids',
  'custom_attr_from',
  'custom_attr_to',
  'custom_attr_int',
];
/** Ids of the lists that an account starts with, more of them than there are. */
const IDS = Array.from({ length: 20 }, (_, index) => index + 1).join();
/** What one looks for, where that is not what a record has. */
const VALUES: Readonly<Record<string, string>> = {
  eaddr: 'example',
  phone_number: '555',
  membership_status: '0',
  constituent_type: '0',
  custom_attr: 'background_info|ft|interested',
  text: 'spoke',
  gift_amount: 'gte|100',
  gift_ids: '1',
  external_id: 'G000001',
};
/** Terms that take ids; of a gift, they say first how. */
const OF_IDS = ['membership_level', 'groups', 'class', 'lists', 'keyword', 'const_keyword'];
const AMONG_IDS = ['gift_types', 'payment_types', 'campaigns', 'funds', 'appeals', 'events', 'categories'];
const LISTS = OPERATIONS.filter(({ method, query }) => method === 'GET' && query.includes('limit'));

describe('The demo account', () => {
  const server = useServer();
  let demo: Client;
  beforeAll(() => {
    demo = server.client(DEMO_KEY);
  });

  const itemsOf = async (path: string): Promise<Item[]> => {
    const { body } = await demo.get(path).expect(200);
    return body.items;
  };
  /** A value of a term with which there is something to be found. */
  async function valueOf(path: string, term: string): Promise<string> {
    if (term.endsWith('_from')) return '2000-01-01';
    if (term.endsWith('_to')) return '2100-01-01';
    if (OF_IDS.includes(term)) return IDS;
    if (AMONG_IDS.includes(term)) return `in|${IDS}`;
    if (term in VALUES) return VALUES[term];
    const [record] = await itemsOf(path.replace('/search', ''));
    const [address] = await itemsOf('/api/v1/constituents/1/street_addresses');
    return String({ ...address, name: record.last_name, ...record }[term]);
  }

  it.each(LISTS.map(({ path }) => path))('has something to show in %s', async (path) => {
    const [, parameter] = /\{(.*?)\}/.exec(path) ?? [];
    if (!parameter || parameter === 'type')
      return expect(await itemsOf(path.replace('{type}', 'note_types'))).not.toEqual([]);
    const lists: Item[][] = [];
    for (const { id } of await itemsOf(`/api/v1/${PARENTS[parameter]}?limit=100`))
      lists.push(await itemsOf(path.replace(`{${parameter}}`, String(id))));
    expect(lists.flat()).not.toEqual([]);
  });

  it.each(OPERATIONS.filter(({ terms }) => terms))(
    'is found by whatever one can look for in $path',
    async ({ path, terms }) => {
      const found: string[] = [];
      const sought = terms!.filter((term) => !NEVER.includes(term));
      for (const term of sought) {
        const q = `${term}=${await valueOf(path, term)}`;
        if ((await itemsOf(`${path}?q[]=${encodeURIComponent(q)}`)).length > 0) found.push(term);
      }
      expect(found).toEqual(sought);
    },
  );

  it('is of these days: the last of them is yesterday', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    const gifts = await itemsOf(`/api/v1/gifts/search?q[]=date_from=${daysAgo(60)};date_to=${daysAgo(1)}`);
    expect(gifts).not.toEqual([]);
    // What is held on a day is called by it.
    for (const { name, date } of await itemsOf('/api/v1/events?limit=100'))
      expect(String(name)).toMatch(new RegExp(`^(Winter|Spring|Summer|Fall) \\w+ ${String(date).slice(0, 4)}$`));
  });

  it('has patients, doctors and their numbers for DRX', async () => {
    for (const path of ['patients', 'doctors', 'phone-numbers']) {
      const { body } = await demo.get(`/api/v2/${path}`).expect(200);
      expect([path, body.data.length > 0]).toEqual([path, true]);
    }
    const { body } = await demo.get('/api/v2/phone-numbers/phn_1/history').expect(200);
    expect(body.data).toMatchObject([{ action: 'create' }]);
  });
});
