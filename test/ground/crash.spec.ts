import { beforeAll, describe, expect, it } from '@jest/globals';

import { useDatabase } from '../support/database.js';
import { type ServerProgram, usePrograms } from '../support/process.js';
import { withSource } from '../support/sources.js';

const CONSTITUENTS = '/api/v1/constituents';
const KEY = 'crash';
const NUMBERS = 5;
/** So many that units of work share their commits. */
const WRITERS = 8;

interface Constituent {
  id: number;
  first_name: string;
  phone_numbers: { number: string }[];
}

/** A constituent whose numbers all carry its name, so that any half of it shows. */
const whole = (first_name: string) => ({
  first_name,
  phone_numbers: Array.from({ length: NUMBERS }, (_, n) => ({ number: `${first_name}-${n}` })),
});

const count = (rows: unknown[]) => rows.length;

const numbersIn = ({ phone_numbers }: Pick<Constituent, 'phone_numbers'>) =>
  phone_numbers.map(({ number }) => number).toSorted();

describe('A server that is killed while it writes', () => {
  const programs = usePrograms('file');
  const database = useDatabase();
  /** It has been started since the last kill, and is the one that is killed next. */
  let server: ServerProgram;
  /** What the server has answered with 200, by id: how each constituent must look, and how it may look. */
  const answered = new Map<number, string>();
  let asked = 0;

  const serve = async () => {
    server = await programs.serve({ DATABASE_URL: database.url });
  };
  beforeAll(serve);

  /** Creates constituents, or replaces all of one, from several connections until the n-th answer kills the server. */
  async function writeUntilKilled(answers: number): Promise<void> {
    const client = server.client(KEY);
    const { body: replaced } = await client.post(CONSTITUENTS, whole('r0')).expect(200);
    answered.set(replaced.id, 'r0');
    let left = answers;
    let killed = false;

    const write = async (writer: number) => {
      for (let n = 1; ; n += 1) {
        const request =
          writer === 0
            ? client.patch(`${CONSTITUENTS}/${replaced.id}`, { ...whole(`r${n}`), remove_previous_phone_numbers: true })
            : client.post(CONSTITUENTS, whole(`c${(asked += 1)}`));
        const answer = await request.then(
          (response) => response,
          (error: unknown) => {
            if (!killed) throw error;
          },
        );
        if (!answer) return;
        expect(answer.status).toBe(200);
        answered.set(answer.body.id, answer.body.first_name);
        left -= 1;
        if (left === 0) {
          killed = true;
          server.signal('SIGKILL');
        }
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    expect((await server.exit).code).toBeNull();
  }

  it.each([1, 2, 3, 5, 8, 10, 13, 17, 20, 25, 30, 40])(
    'upon the answer %i has lost nothing that it answered and left nothing half',
    async (answers) => {
      await writeUntilKilled(answers);
      await serve();

      const client = server.client(KEY);
      const { body: list } = await client.get(`${CONSTITUENTS}?limit=10000`).expect(200);
      const read = async ({ id }: Constituent): Promise<[number, Constituent]> => {
        const { body } = await client.get(`${CONSTITUENTS}/${id}`).expect(200);
        return [id, body];
      };
      const found = new Map(await Promise.all((list.items as Constituent[]).map(read)));

      for (const constituent of found.values()) {
        expect(numbersIn(constituent)).toEqual(numbersIn(whole(constituent.first_name)));
      }
      for (const [id, first_name] of answered) {
        // The last replacement may have been kept although its answer did not arrive.
        const replacement = `r${Number(first_name.slice(1)) + 1}`;
        const possible = first_name.startsWith('r') ? [first_name, replacement] : [first_name];
        expect(possible).toContain(found.get(id)?.first_name);
        answered.set(id, found.get(id)!.first_name);
      }
      // Beyond what was answered there can only be what was under way when the server died.
      expect(found.size - answered.size).toBeLessThan(WRITERS);
      for (const { id, first_name } of found.values()) answered.set(id, first_name);
    },
  );

  it('has noted in the trail exactly what it kept', async () => {
    expect(answered.size).toBeGreaterThan(30);
    await withSource(database.url, async (source) => {
      for (const table of ['constituents', 'phone_numbers']) {
        const noted = (action: string) =>
          source.query(`SELECT id FROM changes WHERE record_type = '${table}' AND action = '${action}'`).then(count);
        const kept = await source.query(`SELECT id FROM ${table}`).then(count);
        expect((await noted('create')) - (await noted('delete'))).toBe(kept);
      }
    });
  });
});
