import { describe, expect, it } from '@jest/globals';

import { OPERATIONS, type Operation, rowsOf, subjectOf } from '../support/reference.js';
import { Replay } from '../support/replay.js';
import { useServer } from '../support/server.js';
import { unlike } from '../support/shapes.js';

/** Records are made before they are looked for, and deleted last. */
const ORDER = ['POST', 'GET', 'PATCH', 'DELETE'];
const turnOf = ({ method }: Operation) => ORDER.indexOf(method);

/** What an example shows of an account that nobody told its story of. */
const UNTOLD = ['GET /api/v1/constituents/{id}', 'GET /api/v1/keywords/{id}', 'GET /api/v1/categories/{id}'];

/** The first of these would be preferred, and the examples made none that was the first. */
const NOT_THE_FIRST = ['phone_numbers', 'email_addresses', 'street_addresses'];

const SUBJECTS = [...new Set(OPERATIONS.map(({ path }) => subjectOf(path)))].filter(
  (subject) => !subject.endsWith('/search'),
);

/** LGL adds it a moment later than its examples were taken (doc, live). */
function withoutGivingStatus<R extends object>(answer: R): R {
  const { categories } = answer as { categories?: { key: string }[] };
  return categories ? { ...answer, categories: categories.filter(({ key }) => key !== 'giving_status') } : answer;
}

const server = useServer();

describe('The documented examples', () => {
  it.each(SUBJECTS)('of %s are answered as documented', async (subject) => {
    const replay = new Replay(server.client());
    const operations = OPERATIONS.filter(({ path }) => subjectOf(path) === subject);
    if (NOT_THE_FIRST.includes(subject)) {
      for (const { id } of rowsOf(operations)) await replay.ours(subject, Number(id));
    }
    for (const { method, path, examples } of operations.toSorted((one, other) => turnOf(one) - turnOf(other))) {
      for (const example of examples.filter(() => !UNTOLD.includes(`${method} ${path}`))) {
        const { response, constructed } = example;
        await replay.prepare(example);
        const { status, body: answer } = await replay.send(method, example);
        const body = withoutGivingStatus(answer);
        const told = { at: `${method} ${example.path}`, status };
        if (response.items) {
          const rows = body.items as unknown[];
          expect({ ...told, type: body.item_type }).toEqual({ ...told, status: 200, type: response.item_type });
          expect(rows.flatMap((row) => unlike(row, response.items!))).toEqual([]);
        } else {
          const differences = constructed ? [] : replay.differences(body, response, subject);
          expect({ ...told, unlike: unlike(body, [response]), differences }).toEqual({
            ...told,
            status: 200,
            unlike: [],
            differences: [],
          });
        }
      }
    }
  });
});
