import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { OPERATIONS } from '../../src/lgl/http/operations.js';
import { ROOT } from '../support/process.js';
import { OPERATIONS as DOCUMENTED } from '../support/reference.js';

describe('The ledger of fidelity', () => {
  const ledger = readFileSync(join(ROOT, 'docs/FIDELITY.md'), 'utf8');

  it('knows the operations of the documentation', () => {
    const documented = DOCUMENTED.map(({ method, path }) => `${method} ${path}`);
    expect([...OPERATIONS].toSorted()).toEqual(documented.toSorted());
  });

  it.each(OPERATIONS)('says what %s rests on', (operation) => {
    const row = ledger.split('\n').find((line) => line.startsWith(`| \`${operation}\` |`));
    expect(row).toMatch(/\| (doc|unpublished: .+) \|/);
  });
});
