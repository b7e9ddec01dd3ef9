import { writeFile } from 'node:fs/promises';

import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';

import { AccountsService, DEMO_KEY } from '../../src/accounts/accounts.service.js';
import { Archives } from '../../src/sandbox/archive/archives.js';
import { Sandboxes } from '../../src/sandbox/in-process.js';
import { Workers } from '../../src/workers/workers.js';
import { readZip, useFolder, zipOf } from '../support/archives.js';
import { patient } from '../support/drx.js';
import { add, CONSTITUENTS, namesOf } from '../support/sandbox.js';
import { type Client, useServer } from '../support/server.js';
import { rowsOfAccount } from '../support/sources.js';

jest.setTimeout(60_000);

const server = useServer();
const file = useFolder();
const sandboxOf = ({ key }: Client) => server.app.get(Sandboxes).of(key);
const rowsOf = async (client: Client) => rowsOfAccount(server.app.get(DataSource), await server.accountOf(client));

/** Rows of one table as an archive has them. */
type Lines = Record<string, unknown>[];

describe('An account as a file', () => {
  let demo: Client;
  let files: Record<string, string[]>;

  beforeAll(async () => {
    demo = server.client(DEMO_KEY);
    // What is sent would change deliveries while they are compared.
    await server.app.get(Workers).stop();
    const hook = { url: 'http://127.0.0.1:9/', header_key: 'X-Secret', header_value: 's', event: 'patient.created' };
    await demo.post('/api/v2/webhooks', hook).expect(201);
    await patient(demo);
    await demo.delete(`${CONSTITUENTS}/36`).expect(200);
    await sandboxOf(demo).export(file('demo.zip'));
    files = await readZip(file('demo.zip'));
  });

  /** The archive with the rows of one kind changed. */
  const changed = (name: string, kind: string, change: (rows: Lines) => Lines) =>
    zipOf(file(name), {
      ...files,
      [`${kind}.jsonl`]: change(files[`${kind}.jsonl`].map((line) => JSON.parse(line))).map((row) =>
        JSON.stringify(row),
      ),
    });

  /** What is said of an archive that cannot be imported, by an account that stays as it is. */
  async function refusal(archive: string): Promise<string> {
    const client = server.client();
    await add(client, 'Kept');
    const before = await rowsOf(client);
    const { message } = await sandboxOf(client)
      .import(archive)
      .then(() => new Error('It was imported.'))
      .catch((error: Error) => error);
    expect(await rowsOf(client)).toEqual(before);
    return message;
  }

  it('gives another account every row, every id and the ids that come next', async () => {
    const client = server.client();
    await add(client, 'Goes');
    await sandboxOf(client).import(file('demo.zip'));
    expect(await rowsOf(client)).toEqual(await rowsOf(demo));
    expect(await add(client, 'Next')).toEqual([37]);
  });

  it('has a line of JSON for each record, without what searches compare', async () => {
    const [first] = files['email_addresses.jsonl'];
    expect(JSON.parse(first)).toEqual({
      id: 1,
      item_id: 1,
      address: expect.stringContaining('@example.'),
      email_address_type_id: 1,
      is_preferred: true,
      not_current: false,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect(JSON.parse(files['account.json'].join('\n'))).toMatchObject({ version: 1, last_ids: { constituents: 36 } });
    expect(files['constituents.jsonl']).toHaveLength(35);
  });

  it('is of one moment, however much is written meanwhile', async () => {
    const client = server.client();
    await sandboxOf(client).import(file('demo.zip'));
    const before = await rowsOf(client);
    const caller = await server.app.get(AccountsService).callerOf(client.key);
    let written: Promise<unknown> | undefined;
    await server.app.get(Archives).export(caller!, file('moment.zip'), () => {
      written ??= Promise.resolve(client.patch(`${CONSTITUENTS}/1`, { first_name: 'Changed' }).expect(200));
    });
    await written;
    const other = server.client();
    await sandboxOf(other).import(file('moment.zip'));
    expect(await rowsOf(other)).toEqual(before);
  });

  it('finds a record that comes after the one that names it', async () => {
    const archive = await changed('late.zip', 'gifts', (gifts) =>
      gifts.map((gift) => (gift.id === 1 ? { ...gift, parent_gift_id: gifts.at(-1)!.id } : gift)),
    );
    const client = server.client();
    await sandboxOf(client).import(archive);
    const { body } = await client.get('/api/v1/gifts/1').expect(200);
    expect(body.parent_gift_id).toBe(JSON.parse(files['gifts.jsonl'].at(-1)!).id);
  });

  it('gives what was left out of a row what a new record has', async () => {
    const archive = await changed('short.zip', 'notes', () => [
      {
        id: 9,
        constituent_id: 1,
        text: 'Short',
        original_date: '2026-01-02',
        created_at: '2026-01-02T00:00:00Z',
        updated_at: '2026-01-02T00:00:00Z',
      },
    ]);
    const client = server.client();
    await sandboxOf(client).import(archive);
    const { body } = await client.get('/api/v1/notes/9').expect(200);
    expect(body).toMatchObject({ text: 'Short', note_type_id: null, external_id: null });
    const { body: next } = await client.post(`${CONSTITUENTS}/1/notes`, { text: 'Next' }).expect(200);
    expect(next.id).toBe(10);
  });

  it.each<[string, string, (rows: Lines) => Lines, string]>([
    [
      'a value that does not fit its column',
      'gifts',
      ([first, second]) => [first, { ...second, received_amount: 'much', received_date: '2026-02-30' }],
      'gifts.jsonl line 2: received_amount must be a number; received_date must be a valid date (YYYY-MM-DD).',
    ],
    ['a value that is missing', 'notes', ([{ text: _, ...first }]) => [first], 'notes.jsonl line 1: text is required.'],
    [
      'a column that there is not',
      'notes',
      ([first]) => [{ ...first, colour: 'red' }],
      'notes.jsonl line 1: colour is not known.',
    ],
    [
      'a record that names none',
      'gifts',
      ([first, second]) => [first, { ...second, constituent_id: 999 }],
      'gifts.jsonl line 2: constituent_id 999 names none of the constituents.',
    ],
    [
      'a type that there is not',
      'gifts',
      ([first, second]) => [first, { ...second, gift_type_id: 99 }],
      'gifts.jsonl line 2: gift_type_id 99 names none of the gift_types.',
    ],
    [
      'a late record that names none',
      'gifts',
      ([first, second]) => [first, { ...second, parent_gift_id: 77 }],
      'gifts.jsonl line 2: parent_gift_id 77 names none of the gifts.',
    ],
    [
      'an id that is there twice',
      'notes',
      ([first, second]) => [first, second, { ...first, text: 'Again' }],
      'notes.jsonl line 3: there is another of the notes with the same id 1, or with what else must be unique.',
    ],
  ])('is refused with %s', async (what, kind, change, message) => {
    expect(await refusal(await changed(`${what}.zip`, kind, change))).toBe(message);
  });

  it('is refused when its files are not what they should be', async () => {
    const refused = async (name: string, given: Record<string, string[]>) => refusal(await zipOf(file(name), given));
    expect(await refused('strange.zip', { ...files, 'cats.jsonl': ['{}'] })).toBe(
      'cats.jsonl is no kind of record that this version knows.',
    );
    expect(await refused('none.zip', { 'notes.jsonl': [] })).toBe('account.json must be there and hold a JSON object.');
    const [manifest] = [JSON.parse(files['account.json'].join('\n'))];
    const saying = (more: object) => ({ ...files, 'account.json': [JSON.stringify({ ...manifest, ...more })] });
    expect(await refused('newer.zip', saying({ version: 2 }))).toBe(
      'The archive is of version 2; this Glowworm reads up to 1.',
    );
    expect(await refused('seeds.zip', saying({ seeds: 99 }))).toMatch('made by a newer Glowworm');
    expect(await refused('text.zip', { ...files, 'notes.jsonl': ['{"id": 1,'] })).toBe(
      'notes.jsonl line 1: must be a JSON object.',
    );
  });

  it('is refused when it is no zip, or not all of one', async () => {
    await writeFile(file('no.zip'), 'Nothing of the kind.');
    expect(await refusal(file('no.zip'))).toMatch(/no\.zip is no zip/);
    await expect(sandboxOf(server.client()).import(file('gone.zip'))).rejects.toThrow('ENOENT');
  });

  it('is empty for an account that has nothing but its lists', async () => {
    const client = server.client();
    await sandboxOf(client).export(file('empty.zip'));
    const other = server.client();
    await add(other, 'Goes');
    await sandboxOf(other).import(file('empty.zip'));
    expect(await namesOf(other)).toEqual({});
    expect(await add(other, 'First')).toEqual([1]);
  });
});
