import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { doctor, DOCTORS, listed, PHONE_NUMBERS } from '../support/drx.js';
import { expectConflict, expectInvalid, expectMissing } from '../support/drx-answers.js';
import { ADDRESS, DOCTOR } from '../support/drx-resources.js';
import { type Client, useServer } from '../support/server.js';
import { everyRow } from '../support/sources.js';

const server = useServer();

describe('A look-up of a doctor', () => {
  let client: Client;
  let id: string;

  beforeAll(async () => {
    client = server.client();
    id = await doctor(client, { npi: '1234567893', dea: 'AB1234563', fax_number: '(512) 555-0199' });
    await doctor(client, { npi: '1245319599', dea: 'XY7654321' });
  });

  it.each([
    ['its id', () => id],
    ['its NPI', () => '1234567893'],
    ['its DEA number', () => 'AB1234563'],
    ['its DEA number in small letters', () => 'ab1234563'],
  ])('finds it by %s', async (_, identifier) => {
    const { body } = await client.get(`${DOCTORS}/${identifier()}`).expect(200);
    expect(body).toMatchObject({ id, npi: '1234567893', dea: 'AB1234563', fax_number: '5125550199' });
    expect(body.addresses).toMatchObject([ADDRESS]);
    expect(body.phone_numbers).toMatchObject([{ number: '5125550100', phone_type: 'office', primary: false }]);
  });

  it('finds none of another account by any of them, nor one that there is not', async () => {
    for (const identifier of [id, '1234567893', 'AB1234563']) {
      expectMissing(await server.client().get(`${DOCTORS}/${identifier}`), identifier);
    }
    for (const none of ['doc_2147483647', '9999999999', 'ZZ0000000', 'Smith', '123456789']) {
      expectMissing(await client.get(`${DOCTORS}/${none}`), none);
    }
  });

  it('finds the one who was added last where two have the same number', async () => {
    const own = server.client();
    await doctor(own);
    const second = await doctor(own);
    expect((await own.get(`${DOCTORS}/${DOCTOR.prescriber.npi}`).expect(200)).body.id).toBe(second);
  });

  it.each([
    ['1234567893', 1],
    ['(512) 555-0199', 1],
    ['512-555-0100', 2],
    ['0100', 2],
    ['AB1234563', 1],
    ['ab1234563', 1],
    ['9999999999', 0],
    ['ZZ0000000', 0],
  ])('is a search, too: by NPI, fax, phone or DEA number: %s', async (q, count) => {
    expect(await listed(client, `${DOCTORS}?q=${encodeURIComponent(q)}`)).toHaveLength(count);
    expect(await listed(server.client(), `${DOCTORS}?q=${encodeURIComponent(q)}`)).toEqual([]);
  });
});

const without = (key: keyof typeof DOCTOR) => ({ ...DOCTOR, [key]: undefined });

describe('A new doctor', () => {
  it('must have a prescriber, an address and a number, and is told of all that is missing at once', async () => {
    const client = server.client();
    expectInvalid(await client.post(DOCTORS, {}), 'prescriber', 'addresses', 'phone_numbers');
    expectInvalid(await client.post(DOCTORS, without('prescriber')), 'prescriber');
    for (const key of ['addresses', 'phone_numbers'] as const) {
      expectInvalid(await client.post(DOCTORS, without(key)), key);
      for (const value of [[], null, {}, 'x'])
        expectInvalid(await client.post(DOCTORS, { ...DOCTOR, [key]: value }), key);
    }
    for (const prescriber of [null, 'x', 1])
      expectInvalid(await client.post(DOCTORS, { ...DOCTOR, prescriber }), 'prescriber');
    expectInvalid(
      await client.post(DOCTORS, { ...DOCTOR, prescriber: {} }),
      'prescriber.first_name',
      'prescriber.last_name',
      'prescriber.npi',
    );
    expect(await listed(client, DOCTORS)).toEqual([]);
  });

  it.each([
    ['npi', ['', null, '123456789', '12345678901', '123456789a', 1_234_567_893, '1234567893\n']],
    ['dea', ['', 'A12345678', 'AB123456', 'AB12345678', '1B1234567']],
    ['prescriber_type', ['', 'MD', 'm.d.']],
    ['renewal_method', ['', 'Mail', 'fax']],
    ['fax_number', ['', '123', '9115551234']],
    ['comments', ['x'.repeat(2001)]],
    ['planet', ['Mars']],
  ])('is refused with a wrong %s', async (field, values) => {
    const client = server.client();
    for (const value of values) {
      const body = { ...DOCTOR, prescriber: { ...DOCTOR.prescriber, [field]: value } };
      expectInvalid(await client.post(DOCTORS, body), `prescriber.${field}`);
    }
    expect(await listed(client, DOCTORS)).toEqual([]);
  });

  it.each([
    ['prescriber_type', ['M.D.', 'N.P.', 'ARNP', 'D.V.M.', 'P.A.', 'F.P.N', null]],
    ['renewal_method', ['E-Script', 'Fax', 'Phone', null]],
  ])('may have every %s that there is', async (field, values) => {
    const client = server.client();
    for (const value of values) {
      const body = { ...DOCTOR, prescriber: { ...DOCTOR.prescriber, [field]: value } };
      expect((await client.post(DOCTORS, body).expect(201)).body[field]).toBe(value);
    }
  });

  it('may have an NPI with a wrong check digit, which the log warns of by the id alone', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    try {
      await doctor(server.client(), { npi: '1234567893' });
      expect(warn).not.toHaveBeenCalled();
      const id = await doctor(server.client(), { npi: '1234567890' });
      expect(warn.mock.calls).toEqual([[expect.stringContaining(id)]]);
      expect(String(warn.mock.calls[0])).not.toContain('1234567890');
    } finally {
      warn.mockRestore();
    }
  });

  it('may have numbers of an office and every other type', async () => {
    const client = server.client();
    const types = ['office', 'cell', 'home', 'other'];
    const phone_numbers = types.map((phone_type, n) => ({ number: `512555010${n}`, phone_type }));
    const id = await doctor(client, {}, { phone_numbers });
    expect((await listed(client, PHONE_NUMBERS)).map(({ phone_type }) => phone_type)).toEqual(types);
    expect(await listed(client, PHONE_NUMBERS)).toMatchObject(types.map(() => ({ linked_to: { type: 'doctor', id } })));
    const wrong = { ...DOCTOR, phone_numbers: [{ number: '5125550100', phone_type: 'fax' }] };
    expectInvalid(await client.post(DOCTORS, wrong), 'phone_numbers[0].phone_type');
  });

  it('is stored with everything or not at all', async () => {
    const client = server.client();
    await client.get(DOCTORS).expect(200);
    const before = await everyRow(server.app.get(DataSource));
    const [number] = DOCTOR.phone_numbers;
    expectConflict(
      await client.post(DOCTORS, { ...DOCTOR, phone_numbers: [number, number] }),
      'phone_numbers[1].number',
    );
    expectInvalid(await client.post(DOCTORS, { ...DOCTOR, addresses: [{ ...ADDRESS, zip: 'x' }] }), 'addresses[0].zip');
    expect(await everyRow(server.app.get(DataSource))).toEqual(before);
  });
});
