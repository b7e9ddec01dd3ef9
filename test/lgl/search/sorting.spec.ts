import { describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';

import { readExpand } from '../../../src/lgl/search/expand.js';
import { SearchError } from '../../../src/lgl/search/search-error.js';
import { readSort, type Sorting } from '../../../src/lgl/search/sorting.js';

const sorting: Sorting = {
  sorts: { date: 'original_date', name: 'name_folded' },
  initial: 'date!',
  ties: sql`id DESC`,
};
const scope = {
  own: () => sql``,
  contains: () => sql``,
  today: () => '2024-06-15',
  query: async () => [],
};
const order = (sort?: string) => readSort(sort, sorting, 'reports', scope).sql;

describe('sort', () => {
  it.each([
    ['name', 'reports."name_folded" ASC NULLS LAST,id DESC'],
    ['name!', 'reports."name_folded" DESC NULLS FIRST,id DESC'],
    [' date ', 'reports."original_date" ASC NULLS LAST,id DESC'],
    [undefined, 'reports."original_date" DESC NULLS FIRST,id DESC'],
    ['', 'reports."original_date" DESC NULLS FIRST,id DESC'],
  ])('%s', (sort, expected) => {
    expect(order(sort)).toBe(expected);
  });

  it.each(['x', 'Name', 'constructor', 'name,date'])('is refused by a key that nobody knows: %s', (key) => {
    for (const sort of [key, `${key}!`]) {
      expect(() => order(sort)).toThrow(new SearchError(`Unknown sort field: ${key}`));
    }
  });
});

describe('expand', () => {
  const known = ['groups', 'phone_numbers', 'email_addresses'] as const;

  it.each([
    [undefined, []],
    ['', []],
    ['groups', ['groups']],
    ['email_addresses, groups ,,groups', ['groups', 'email_addresses']],
  ])('%j', (asked, names) => {
    expect(readExpand(asked, known)).toEqual(names);
  });

  it('is refused by a name that nobody knows', () => {
    expect(() => readExpand('groups, gifts', known)).toThrow(new SearchError('Unknown expand: gifts'));
  });
});
