import { describe, expect, it } from '@jest/globals';

import { Together } from '../../src/database/together.js';

const TEXT = 'SELECT name AS item FROM people WHERE account_id = ? AND id = ?';
const EACH =
  'SELECT (SELECT name AS item FROM people WHERE account_id = (asked.value ->> 0) AND id = (asked.value ->> 1)) AS item FROM json_each(?) AS asked';

interface Run {
  text: string;
  values: readonly unknown[];
  answer(...items: unknown[]): void;
  fail(error: Error): void;
}

/** A SELECT whose runs are noted, and end when they are told to. */
function select(text = TEXT, shared?: number) {
  const runs: Run[] = [];
  const together = new Together(
    text,
    (text, values) =>
      new Promise((resolve, reject) => {
        runs.push({ text, values, answer: (...items) => resolve(items.map((item) => ({ item }))), fail: reject });
      }),
    shared,
  );
  return { together, runs };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('A SELECT of one that many ask', () => {
  it('is run at once for the first, and once for all who come meanwhile', async () => {
    const { together, runs } = select();
    const asked = [1, 2, 3].map((id) => together.ask([7, id]));
    expect(runs).toMatchObject([{ text: TEXT, values: [7, 1] }]);
    runs[0].answer('Ann');
    await settle();
    expect(runs.slice(1)).toMatchObject([{ text: EACH, values: ['[[7,2],[7,3]]'] }]);
    runs[1].answer(null, 'Cy');
    expect(await Promise.all(asked)).toEqual(['Ann', undefined, 'Cy']);
  });

  it('finds nothing where there is no row', async () => {
    const { together, runs } = select();
    const asked = together.ask([7, 1]);
    runs[0].answer();
    expect(await asked).toBeUndefined();
  });

  it('fails for those alone who were asked for when it failed', async () => {
    const { together, runs } = select();
    const outcomes = Promise.allSettled([1, 2, 3].map((id) => together.ask([7, id])));
    runs[0].fail(new Error('the disk is gone'));
    await settle();
    runs[1].answer('Ben', 'Cy');
    expect(await outcomes).toMatchObject([
      { reason: { message: 'the disk is gone' } },
      { value: 'Ben' },
      { value: 'Cy' },
    ]);
  });

  it('answers those together who have in common what cannot differ', async () => {
    const { together, runs } = select(`${TEXT} LIMIT ?`, 1);
    const asked = [5, 5, 9, 5].map((limit, index) => together.ask([7, index, limit]));
    runs[0].answer(0);
    await settle();
    runs[1].answer(1, 3);
    await settle();
    runs[2].answer(2);
    expect(await Promise.all(asked)).toEqual([0, 1, 2, 3]);
    expect(runs.map(({ values }) => values)).toEqual([
      [7, 0, 5],
      [5, '[[7,1],[7,3]]'],
      [7, 2, 9],
    ]);
    expect(runs[1].text).toContain('id = (asked.value ->> 1) LIMIT ?) AS item');
  });

  it('takes only so many at a time', async () => {
    const { together, runs } = select();
    const asked = Array.from({ length: 40 }, (_, id) => together.ask([7, id]));
    for (let run = 0; run < runs.length; run += 1) {
      const ids = run === 0 ? [runs[0].values] : (JSON.parse(String(runs[run].values[0])) as unknown[][]);
      runs[run].answer(...ids.map(([, id]) => id));
      await settle();
    }
    expect(runs.length).toBe(1 + Math.ceil(39 / 16));
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 40 }, (_, id) => id));
  });
});
