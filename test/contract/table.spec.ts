import { describe, expect, it } from '@jest/globals';

import { ROWS } from '../support/lgl-table.js';
import { OPERATIONS, operationsOn, subjectOf } from '../support/reference.js';

describe('The table of LGL’s resources', () => {
  it('has a row for everything that the API creates', () => {
    const made = OPERATIONS.filter(({ method }) => method === 'POST').map(({ path }) => subjectOf(path));
    expect(ROWS.map(({ name }) => name).toSorted()).toEqual([...new Set(made)].toSorted());
  });

  it.each(ROWS)(
    'sends only what is documented of $name',
    ({ name, minimal, full, change, each, needs = {}, ...row }) => {
      const [create] = operationsOn(name, 'POST').filter(({ path }) => !row.elsewhere?.includes(path));
      const [update] = operationsOn(name, 'PATCH');
      const documented = Object.keys({ ...create.body, ...needs });
      expect(documented).toEqual(expect.arrayContaining(Object.keys({ ...minimal, ...full, ...each?.(1) })));
      expect(Object.keys(update.body!)).toEqual(expect.arrayContaining(Object.keys(change)));
      expect(documented).toEqual(expect.arrayContaining([row.text ?? 'name', ...Object.keys(row.must ?? {})]));
    },
  );
});
