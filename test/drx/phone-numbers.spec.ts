import { beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';

import {
  doctor,
  DOCTORS,
  freshNumber,
  listed,
  numberOf,
  patient,
  PATIENTS,
  PHONE_NUMBERS,
  phoneNumber,
} from '../support/drx.js';
import { expectConflict, expectInvalid } from '../support/drx-answers.js';
import { type Client, useServer } from '../support/server.js';

const server = useServer();
let client: Client;
let owner: string;

beforeAll(async () => {
  client = server.client();
  owner = await patient(client);
});

const post = (body: object) => client.post(PHONE_NUMBERS, body);

describe('The type of a phone number', () => {
  it.each(['cell', 'home', 'other'])('may be %s', async (phone_type) => {
    expect((await phoneNumber(client, owner, { phone_type })).phone_type).toBe(phone_type);
  });

  it.each(['office', 'fax', 'Cell', '', null, 3, ['cell']])('may not be %j', async (phone_type) => {
    expectInvalid(await post(numberOf(owner, { phone_type })), 'phone_type');
    const { id } = await phoneNumber(client, owner);
    expectInvalid(await client.patch(`${PHONE_NUMBERS}/${id}`, { phone_type }), 'phone_type');
  });
});

describe('The owner of a phone number', () => {
  it('is a patient or a doctor', async () => {
    const id = await doctor(client);
    expect((await phoneNumber(client, owner)).linked_to).toEqual({ type: 'patient', id: owner, name: 'John Doe' });
    expect((await phoneNumber(client, id)).linked_to).toEqual({ type: 'doctor', id, name: 'John Smith' });
  });

  it('is exactly one of them', async () => {
    expectInvalid(await post({ ...numberOf(owner), doctor_id: await doctor(client) }), 'doctor_id');
    expectInvalid(await post({ number: freshNumber(), phone_type: 'cell' }), 'patient_id');
    expectInvalid(await post(numberOf(owner, { patient_id: null })), 'patient_id');
  });

  it.each(['pat_nope', 'pat_2147483647', 'pat_99999999999', 'pat_0', '', ' ', 'doc_1', '1', 1, { id: 1 }])(
    'must exist, as %j does not',
    async (patient_id) => {
      expectInvalid(await post(numberOf(owner, { patient_id })), 'patient_id');
    },
  );

  it('must be one of the account', async () => {
    const stranger = server.client();
    expectInvalid(await stranger.post(PHONE_NUMBERS, numberOf(owner)), 'patient_id');
    expectInvalid(await stranger.post(PHONE_NUMBERS, numberOf(await doctor(client))), 'doctor_id');
    expect(await listed(stranger, PHONE_NUMBERS)).toEqual([]);
  });

  it('stays the owner', async () => {
    const { id } = await phoneNumber(client, owner);
    const answer = await client.patch(`${PHONE_NUMBERS}/${id}`, { patient_id: await patient(client) });
    expectInvalid(answer, 'patient_id');
  });

  it('is shown by the name that it has now', async () => {
    const own = server.client();
    const id = await patient(own);
    const number = await phoneNumber(own, id);
    const path = `${PHONE_NUMBERS}/${number.id}`;
    await own.patch(`${PATIENTS}/${id}`, { last_name: 'Roe' }).expect(200);
    const linked_to = { type: 'patient', id, name: 'John Roe' };
    expect((await own.get(path).expect(200)).body).toEqual({ ...number, linked_to });
    expect(await listed(own, PHONE_NUMBERS)).toMatchObject([{ id: number.id, linked_to }]);
    await own.patch(`${PATIENTS}/${id}`, { first_name: 'Ann', active: false }).expect(200);
    expect((await own.get(path).expect(200)).body.linked_to.name).toBe('Ann Roe');
  });
});

describe('A phone number with several faults', () => {
  it('is told all of them at once, each by its path', async () => {
    const wrong = { number: '1', phone_type: 'x', primary: 'yes', do_not_call: 1, patient_id: 'pat_nope', fax: '1' };
    expectInvalid(await post(wrong), 'number', 'phone_type', 'primary', 'do_not_call', 'patient_id', 'fax');
    expectInvalid(await post({}), 'number', 'phone_type', 'patient_id');
    const { id } = await phoneNumber(client, owner);
    const { patient_id: _, ...later } = wrong;
    const answer = await client.patch(`${PHONE_NUMBERS}/${id}`, later);
    expectInvalid(answer, 'number', 'phone_type', 'primary', 'do_not_call', 'fax');
  });
});

describe('A number that its owner has already', () => {
  it('is refused, however it is formatted and whatever its type', async () => {
    const { number } = await phoneNumber(client, owner);
    const formatted = `+1 (${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`;
    expectConflict(await post(numberOf(owner, { number: formatted, phone_type: 'home' })), 'number');
    const other = await phoneNumber(client, owner);
    expectConflict(await client.patch(`${PHONE_NUMBERS}/${other.id}`, { number: formatted }), 'number');
    expect((await client.get(`${PHONE_NUMBERS}/${other.id}`).expect(200)).body).toEqual(other);
  });

  it('may be another one’s, too, and is no change where it is sent again', async () => {
    const number = await phoneNumber(client, owner);
    await phoneNumber(client, await patient(client), { number: number.number });
    await phoneNumber(client, await doctor(client), { number: number.number });
    const { body } = await client.patch(`${PHONE_NUMBERS}/${number.id}`, { number: number.number }).expect(200);
    expect(body).toEqual(number);
  });

  it('is stored once when it is sent ten times at once', async () => {
    const id = await patient(client);
    const number = freshNumber();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(numberOf(id, { number }))));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(9);
    for (const answer of refused) expectConflict(answer, 'number');
    const { body } = await client.get(`${PATIENTS}/${id}`).expect(200);
    expect(body.phone_numbers).toHaveLength(1);
  });
});

describe('Whether a number is verified', () => {
  it('is not for clients to say', async () => {
    const added = await phoneNumber(client, owner, { verified: true });
    expect(added.verified).toBe(false);
    expect((await client.patch(`${PHONE_NUMBERS}/${added.id}`, { verified: true }).expect(200)).body).toEqual(added);
  });

  it('is forgotten when the number changes, and only then', async () => {
    const { id, number } = await phoneNumber(client, owner);
    const verify = `UPDATE drx_phone_numbers SET verified = true WHERE id = ${id.split('_')[1]}`;
    await server.app.get(DataSource).query(verify);
    for (const body of [{ do_not_call: true }, { phone_type: 'home', primary: true }, { number }, {}]) {
      expect((await client.patch(`${PHONE_NUMBERS}/${id}`, body).expect(200)).body.verified).toBe(true);
    }
    const { body } = await client.patch(`${PHONE_NUMBERS}/${id}`, { number: freshNumber() }).expect(200);
    expect(body.verified).toBe(false);
  });
});

describe('An office number of a doctor', () => {
  it('comes with the doctor, and keeps its type when something else changes', async () => {
    const id = await doctor(client);
    const { body } = await client.get(`${DOCTORS}/${id}`).expect(200);
    const [{ id: number, phone_type }] = body.phone_numbers;
    expect(phone_type).toBe('office');
    const { body: changed } = await client.patch(`${PHONE_NUMBERS}/${number}`, { do_not_call: true }).expect(200);
    expect(changed).toMatchObject({ phone_type: 'office', do_not_call: true });
  });
});
