import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { Faces } from '../../src/http/face.js';
import { OPERATIONS } from '../../src/lgl/http/operations.js';
import type { Fidelity, FidelityRow } from '../../src/sandbox/fidelity/fidelity.service.js';
import { ROOT } from '../support/process.js';
import { OPERATIONS as DOCUMENTED } from '../support/reference.js';
import { useServer } from '../support/server.js';

const server = useServer();
const ledger = async (): Promise<Fidelity> => (await server.client().get('/sandbox/fidelity').expect(200)).body;

describe('The ledger of fidelity', () => {
  it('knows the operations of the documentation, and which of them no page shows', async () => {
    const rows = new Map((await ledger()).operations.map((row) => [row.operation, row]));
    const documented = DOCUMENTED.map(({ method, path, unpublished }) => [`${method} ${path}`, !unpublished] as const);
    expect([...OPERATIONS].toSorted()).toEqual(documented.map(([operation]) => operation).toSorted());
    expect(documented.filter(([operation, isShown]) => rows.get(operation)?.documented !== isShown)).toEqual([]);
  });

  it('has a row for every operation of every face', async () => {
    const { operations } = await ledger();
    expect(operations.map(({ operation }) => operation)).toEqual(server.app.get(Faces).operations);
    expect(operations.filter(({ resource }) => !resource)).toEqual([]);
  });

  it('counts of each operation what is said of its resource', async () => {
    const { operations, rules } = await ledger();
    const counted = ({ resource }: FidelityRow, grade: string) =>
      rules.filter((rule) => rule.resource === resource && rule.grades.includes(grade)).length;
    for (const row of operations) {
      const { operation, wire, guessed } = row;
      expect({ operation, wire, guessed }).toEqual({
        operation,
        wire: counted(row, 'wire'),
        guessed: counted(row, 'choice'),
      });
    }
    expect(rules.filter(({ says, grades, source }) => !says || grades.length === 0 || !source)).toEqual([]);
  });

  it('says of every operation that tests drive it, to its success and to a refusal', async () => {
    const { operations } = await ledger();
    const isDriven = ({ driven }: FidelityRow) =>
      driven.some((status) => status < 300) && driven.some((status) => status >= 400);
    expect(operations.filter((row) => !isDriven(row))).toEqual([]);
  });

  it('is what docs/FIDELITY.md shows', async () => {
    const page = readFileSync(join(ROOT, 'docs/FIDELITY.md'), 'utf8');
    const { operations, rules } = await ledger();
    for (const { operation, documented, driven } of operations) {
      const line = page.split('\n').find((each) => each.startsWith(`| \`${operation}\` |`));
      expect(line).toContain(`| ${driven.join(' ')} |`);
      expect([operation, line?.includes('| doc |')]).toEqual([operation, documented]);
    }
    for (const { says } of rules) expect(page).toContain(says);
  });
});
