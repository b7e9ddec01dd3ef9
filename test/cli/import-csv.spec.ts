import { writeFile } from 'node:fs/promises';

import { describe, expect, it } from '@jest/globals';

import { ChangedMeanwhile } from '../../src/accounts/accounts.js';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { CsvImport } from '../../src/lgl/csv/csv-import.js';
import { type Csv, readCsv } from '../../src/lgl/csv/csv.js';
import { Archives } from '../../src/sandbox/archive/archives.js';
import { useFolder } from '../support/archives.js';
import { usePrograms } from '../support/process.js';
import { add, namesOf } from '../support/sandbox.js';
import { useServer } from '../support/server.js';

const server = useServer();
const programs = usePrograms();
const file = useFolder();

async function csvOf(lines: readonly string[]): Promise<Csv> {
  await writeFile(file('rows.csv'), lines.join('\n'));
  return readCsv(file('rows.csv'));
}

/** Imports these lines into the account of a key. */
async function importing(key: string, lines: readonly string[], ...more: string[]) {
  await writeFile(file('donors.csv'), lines.join('\r\n'));
  const args = ['import', '--key', key, file('donors.csv'), ...more];
  return programs.run(args, { DATABASE_URL: server.database.url }).exit;
}

const DONORS = [
  '\uFEFFExternal Constituent ID,First Name,Last Name,Organization Name,Street,City,Zip,Work Phone,Mobile Phone,Email,Favorite Color,Gift Date,Gift Amount,Gift Type,Fund',
  'x1,Joe,Doe,,1 Elm St,Seattle,98101,206-555-0101,206-555-0102,joe@example.org,red,6/3/2025,"$1,250.50",Gift,General',
  'x1,Joe,Doe,,,,,,,,,2025-07-04,20,Gift,Trees',
  'x2,,,"Doe, Inc.",,,,,,,,,,,',
];

describe('glowworm import of comma-separated values', () => {
  it('says what it recognises and what it would store, and stores nothing before --yes', async () => {
    const client = server.client();
    await add(client, 'Kept');
    const { code, stdout, stderr } = await importing(client.key, DONORS);
    expect([code, stderr]).toEqual([0, '']);
    for (const line of [
      'External Constituent ID  constituent: external_constituent_id',
      'Work Phone               phone_numbers: number (Work)',
      'Favorite Color           not recognised, left out',
      'Gift Amount              gift: received_amount',
      '3 lines: 2 new constituents and 2 gifts would be stored. Nothing is yet: --yes stores them.',
    ]) {
      expect(stdout.split('\n')).toContain(line);
    }
    expect(await namesOf(client)).toEqual({ 1: 'Kept' });
  });

  it('stores them as the API would', async () => {
    const client = server.client();
    await add(client, 'Kept');
    const { code, stdout } = await importing(client.key, DONORS, '--yes');
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('3 lines: 2 new constituents and 2 gifts are stored.\n'),
    ]);
    const { body } = await client.get('/api/v1/constituents/2').expect(200);
    expect(body).toMatchObject({
      external_constituent_id: 'x1',
      sort_name: 'Doe, Joe',
      street_addresses: [{ street: '1 Elm St', city: 'Seattle', postal_code: '98101', is_preferred: true }],
      phone_numbers: [
        { number: '206-555-0101', phone_type_name: 'Work' },
        { number: '206-555-0102', phone_type_name: 'Mobile' },
      ],
      email_addresses: [{ address: 'joe@example.org' }],
    });
    const gifts = await Promise.all([1, 2].map((id) => client.get(`/api/v1/gifts/${id}`).expect(200)));
    expect(gifts.map((gift) => gift.body)).toMatchObject([
      { constituent_id: 2, received_date: '2025-06-03', received_amount: 1250.5, fund_name: 'General' },
      { constituent_id: 2, received_date: '2025-07-04', received_amount: 20, fund_name: 'Trees' },
    ]);
    expect((await client.get('/api/v1/constituents/3').expect(200)).body.org_name).toBe('Doe, Inc.');
  });

  it('adds gifts to a constituent that is there, by its LGL Constituent ID', async () => {
    const client = server.client();
    await add(client, 'Ada');
    const lines = ['LGL Constituent ID,Gift Type,Amount', '1,Gift,5'];
    expect((await importing(client.key, lines, '--yes')).stdout).toContain('0 new constituents and 1 gifts are stored');
    expect((await client.get('/api/v1/gifts/1').expect(200)).body.constituent_id).toBe(1);
  });

  describe('of many lines', () => {
    const many = (last: string) => [
      'First Name,Gift Type,Amount',
      ...Array.from({ length: 300 }, (_, index) => `Donor ${index},Gift,5`),
      last,
    ];

    it('are stored as a whole', async () => {
      const client = server.client();
      await add(client, 'Kept');
      const { stdout } = await importing(client.key, many('Last,Gift,5'), '--yes');
      expect(stdout).toContain('301 new constituents and 301 gifts are stored.\n');
      server.app.get(AccountsService).forget();
      expect(Object.keys(await namesOf(client))).toHaveLength(302);
    });

    it('are not waited for by others: some are stored, others are answered, and nobody sees a part', async () => {
      const [client, other] = [server.client(), server.client()];
      await add(client, 'Kept');
      const caller = (await server.app.get(AccountsService).callerOf(client.key))!;
      const { rows } = await csvOf(many('Last,Gift,5'));
      const seen: object[] = [];
      await server.app.get(Archives).change(caller, async (account_id) => {
        await server.app.get(CsvImport).store({ ...caller, account_id }, rows, async (done) => {
          await add(other, `After ${done}`);
          seen.push(await namesOf(client));
        });
      });
      expect(Object.values(await namesOf(other))).toEqual([50, 100, 150, 200, 250, 300, 301].map((n) => `After ${n}`));
      expect(seen).toEqual(Array.from({ length: 7 }, () => ({ 1: 'Kept' })));
      expect(Object.keys(await namesOf(client))).toHaveLength(302);
    });

    it('keeps none where one does not fit, or where they are only tried', async () => {
      const client = server.client();
      await add(client, 'Kept');
      expect((await importing(client.key, many('Last,Gift,much'), '--yes')).stderr).toContain('Line 302: Amount must');
      expect((await importing(client.key, many('Last,Gift,5'))).stdout).toContain('301 gifts would be stored.');
      expect(await namesOf(client)).toEqual({ 1: 'Kept' });
    });

    it('keeps none where somebody has changed the account meanwhile', async () => {
      const client = server.client();
      await add(client, 'Kept');
      const caller = (await server.app.get(AccountsService).callerOf(client.key))!;
      const changing = server.app.get(Archives).change(caller, async () => void (await add(client, 'Meanwhile')));
      await expect(changing).rejects.toThrow(ChangedMeanwhile);
      expect(await namesOf(client)).toEqual({ 1: 'Kept', 2: 'Meanwhile' });
    });
  });

  it('names the line that does not fit, and keeps nothing of the others', async () => {
    const client = server.client();
    const refused = async (...lines: string[]) => {
      const { code, stderr } = await importing(client.key, lines, '--yes');
      expect([code, await namesOf(client)]).toEqual([1, {}]);
      return stderr;
    };
    const header = 'First Name,Birthday,Gift Type,Amount';
    expect(await refused(header, 'Joe,,Gift,10', 'Ann,soon,Gift,10')).toMatch(
      /^First Name {2}constituent: first_name\n[^]*\nLine 3: birthday must be .*\. Nothing was imported\.\n$/,
    );
    expect(await refused(header, 'Joe,,Gift,much')).toContain('Line 2: Amount must be a valid number');
    expect(await refused(header, ',,Gift,10')).toContain('Line 2: A constituent must have a first_name');
    expect(await refused('LGL Constituent ID', '77')).toContain('Line 2: LGL Constituent ID 77 not found');
    expect(await refused(header, 'Joe')).toContain('cannot be read: Invalid Record Length');
    expect(await refused('')).toContain('is empty: its first line must name the columns.');
  });
});
