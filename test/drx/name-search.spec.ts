import { beforeAll, describe, expect, it } from '@jest/globals';

import { doctor, DOCTORS, listed, patient, PATIENTS } from '../support/drx.js';
import { type Client, useServer } from '../support/server.js';

interface Named {
  first_name: string;
  last_name: string;
}

const names = async (client: Client, path: string, q: string) =>
  (await listed<Named>(client, `${path}?q=${encodeURIComponent(q)}`)).map(
    ({ first_name, last_name }) => `${first_name} ${last_name}`,
  );

const withNumber = (number: string) => ({ phone_numbers: [{ number, phone_type: 'cell' }] });

const PEOPLE = [
  ['Ann', 'Dole'],
  ['John', 'Doe'],
  ['Jo', "O'Neil"],
  ['Zoë', 'Löwe'],
  ['100%', 'Pure_Gold'],
  ['Back', 'Sl\\ash'],
];

const BY_NAME: [string, string[]][] = [
  ['doe', ['John Doe']],
  ['DO', ['John Doe', 'Ann Dole']],
  ['do,jo', ['John Doe']],
  [' do , jo ', ['John Doe']],
  [',jo', ['John Doe', "Jo O'Neil"]],
  ['o', ['John Doe', 'Ann Dole', "Jo O'Neil", '100% Pure_Gold']],
  ["o'n", ["Jo O'Neil"]],
  ['%', []],
  ['_', ['100% Pure_Gold']],
  ['e_g', ['100% Pure_Gold']],
  [',0%', ['100% Pure_Gold']],
  [',%', ['100% Pure_Gold']],
  ['l\\a', ['Back Sl\\ash']],
  ['john', []],
  ['doe,ann', []],
  ["'; DROP TABLE patients --", []],
];

describe.each([
  ['patients', PATIENTS, (client: Client, name: object) => patient(client, name)],
  ['doctors', DOCTORS, (client: Client, name: object) => doctor(client, name)],
] as const)('A search for %s', (_, path, add) => {
  const server = useServer();
  let client: Client;

  beforeAll(async () => {
    client = server.client();
    for (const [first_name, last_name] of PEOPLE) await add(client, { first_name, last_name });
  });

  it.each(BY_NAME)(
    'finds parts of names in any case, "last" or "last,first", % and _ as they are: %s',
    async (q, found) => {
      const matches = await names(client, path, q);
      expect(matches.toSorted()).toEqual(found.toSorted());
    },
  );

  it('stays in the account', async () => {
    expect(await names(server.client(), path, 'doe')).toEqual([]);
    expect(await names(server.client(), path, '')).toEqual([]);
  });
});

describe('A search for patients', () => {
  const server = useServer();
  let client: Client;

  beforeAll(async () => {
    client = server.client();
    await patient(client, { first_name: 'A', date_of_birth: '1980-01-15', ...withNumber('5852984455') });
    await patient(client, { first_name: 'B', date_of_birth: '1990-12-31', ...withNumber('5125550115') });
    await patient(client, { first_name: 'C', date_of_birth: '1980-01-15' });
  });

  it.each([
    ['5852984455', ['A Doe']],
    ['(585) 298-4455', ['A Doe']],
    ['2984', ['A Doe']],
    ['01151980', ['A Doe', 'C Doe']],
    ['12311990', ['B Doe']],
    ['02301980', []],
    ['19800115', []],
    ['0115', ['B Doe']],
  ])('finds digits of a phone number, and eight as a date of birth: %s', async (q, found) => {
    expect(await names(client, PATIENTS, q)).toEqual(found);
  });
});
