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

/** Until what has come is asked: an answer is told in one turn of the event loop, and who waits is asked for in the next. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('A SELECT of one that many ask', () => {
  it('is run once for all who come at a time, and once for all who come meanwhile', async () => {
    const { together, runs } = select();
    const asked = [together.ask([7, 1])];
    await settle();
    expect(runs).toMatchObject([{ text: TEXT, values: [7, 1] }]);
    asked.push(together.ask([7, 2]), together.ask([7, 3]));
    await settle();
    expect(runs).toHaveLength(1);
    runs[0].answer('Ann');
    await settle();
    expect(runs.slice(1)).toMatchObject([{ text: EACH, values: ['[[7,2],[7,3]]'] }]);
    runs[1].answer(null, 'Cy');
    expect(await Promise.all(asked)).toEqual(['Ann', undefined, 'Cy']);
  });

  it('finds nothing where there is no row', async () => {
    const { together, runs } = select();
    const asked = together.ask([7, 1]);
    await settle();
    runs[0].answer();
    expect(await asked).toBeUndefined();
  });

  it('fails for those alone for whom it fails', async () => {
    const { together, runs } = select();
    const outcomes = Promise.allSettled([1, 2].map((id) => together.ask([7, id])));
    await settle();
    runs[0].fail(new Error('malformed JSON'));
    await settle();
    runs[1].answer('Ann');
    await settle();
    runs[2].fail(new Error('malformed JSON'));
    expect(await outcomes).toMatchObject([{ value: 'Ann' }, { reason: { message: 'malformed JSON' } }]);
    expect(runs.map(({ text }) => text)).toEqual([EACH, TEXT, TEXT]);
    const next = together.ask([7, 3]);
    await settle();
    runs[3].answer('Cy');
    expect(await next).toBe('Cy');
  });

  it('answers those together who have in common what cannot differ', async () => {
    const { together, runs } = select(`${TEXT} LIMIT ?`, 1);
    const asked = [5, 9, 5].map((limit, index) => together.ask([7, index, limit]));
    await settle();
    runs[0].answer(0, 2);
    await settle();
    runs[1].answer(1);
    expect(await Promise.all(asked)).toEqual([0, 1, 2]);
    expect(runs.map(({ values }) => values)).toEqual([
      [5, '[[7,0],[7,2]]'],
      [7, 1, 9],
    ]);
    expect(runs[0].text).toContain('id = (asked.value ->> 1) LIMIT ?) AS item');
  });

  it('takes only so many at a time', async () => {
    const { together, runs } = select();
    const asked = Array.from({ length: 40 }, (_, id) => together.ask([7, id]));
    await settle();
    for (let run = 0; run < runs.length; run += 1) {
      runs[run].answer(...(JSON.parse(String(runs[run].values[0])) as unknown[][]).map(([, id]) => id));
      await settle();
    }
    expect(runs.length).toBe(Math.ceil(40 / 16));
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 40 }, (_, id) => id));
  });
});
