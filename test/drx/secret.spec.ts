import { describe, expect, it } from '@jest/globals';

import { useDatabase } from '../support/database.js';
import { patient, PATIENTS, PHONE_NUMBERS, phoneNumber } from '../support/drx.js';
import { PATIENT } from '../support/drx-resources.js';
import { usePrograms } from '../support/process.js';
import { useReceiver, webhook } from '../support/receiver.js';
import { withSource } from '../support/sources.js';

const SECRETS = ['987-65-4321', '987-65-4322', '987-65-43', 'sesame-4711'];

describe('A social security number', () => {
  const programs = usePrograms();
  const receiver = useReceiver();
  const database = useDatabase();

  it('is in the patient’s own look-up, and in no other answer, delivery, log or table', async () => {
    const server = await programs.serve({ DATABASE_URL: database.url, LOG_LEVEL: 'debug', WEBHOOK_PAUSES: '0' });
    const client = server.client();
    const [first, second, wrong, header_value] = SECRETS;
    const elsewhere: string[] = [];
    const note = ({ text }: { text: string }) => void elsewhere.push(text);

    for (const event of ['patient.created', 'patient.updated']) {
      await webhook(client, receiver.url('/hook'), event, { header_value });
    }
    const created = await client.post(PATIENTS, { ...PATIENT, social_security_number: first }).expect(201);
    note(created);
    const { id } = created.body;
    const path = `${PATIENTS}/${id}`;
    expect((await client.get(path).expect(200)).body.social_security_number).toBe(first);
    note(await client.patch(path, { social_security_number: second }).expect(200));
    expect((await client.get(path).expect(200)).body.social_security_number).toBe(second);
    expect(Object.keys(created.body)).not.toContain('social_security_number');

    note(await client.get(PATIENTS).expect(200));
    note(await client.get(`${PATIENTS}?q=doe`).expect(200));
    // A search that asks for it finds nothing: it is no name, and no phone number.
    const { body: searched } = await client.get(`${PATIENTS}?q=${second}`).expect(200);
    expect(searched.data).toEqual([]);
    for (const body of [{ social_security_number: wrong }, { social_security_number: second, gender: 'X' }]) {
      note(await client.patch(path, body).expect(422));
      note(await client.post(PATIENTS, { ...PATIENT, ...body }).expect(422));
    }
    const broken = `{"social_security_number": "${second}", `;
    note(await client.post(PATIENTS).type('application/json').send(broken).expect(400));
    const { id: number } = await phoneNumber(client, id);
    note(await client.get(`${PHONE_NUMBERS}/${number}`).expect(200));
    note(await client.get(`${PHONE_NUMBERS}/${number}/history`).expect(200));
    for (const { body } of await receiver.take(2)) elsewhere.push(JSON.stringify(body));

    await withSource(database.url, async (source) => {
      await source.query('ALTER TABLE addresses RENAME TO lost_addresses');
      note(await client.post(PATIENTS, { ...PATIENT, social_security_number: second }).expect(500));
      await source.query('ALTER TABLE lost_addresses RENAME TO addresses');
    });
    server.signal('SIGTERM');
    const { stdout, stderr } = await server.exit;
    expect(stdout).toMatch(`POST ${PATIENTS} 201 `);
    expect(stderr).toMatch(`POST ${PATIENTS}: `);
    elsewhere.push(stdout, stderr);

    await withSource(database.url, async (source) => {
      expect(await source.query('SELECT * FROM patients')).toMatchObject([{ social_security_number: second }]);
      for (const [table, rows] of Object.entries({ changes: 5, events: 3, drx_phone_numbers: 1, api_keys: 1 })) {
        const found = await source.query(`SELECT * FROM ${table}`);
        expect(found).toHaveLength(rows);
        elsewhere.push(JSON.stringify(found));
      }
    });
    for (const text of elsewhere) for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  it('is noted in the trail as set and changed, without what it was', async () => {
    const server = await programs.serve({ DATABASE_URL: database.url });
    const client = server.client();
    const id = await patient(client);
    for (const social_security_number of [SECRETS[0], SECRETS[1], null]) {
      await client.patch(`${PATIENTS}/${id}`, { social_security_number }).expect(200);
    }
    expect((await client.get(`${PATIENTS}/${id}`).expect(200)).body.social_security_number).toBeNull();
    const trail = await withSource(database.url, (source) =>
      source.query(
        `SELECT old_values, new_values FROM changes WHERE record_type = 'patients' AND action = 'update'
           AND record_id = ${id.slice(4)} AND account_id = (SELECT max(account_id) FROM api_keys) ORDER BY id`,
      ),
    );
    const values = trail.flatMap((row: Record<string, string>) =>
      [row.old_values, row.new_values].map((text) => JSON.parse(text)),
    );
    expect(values.map((value: Record<string, unknown>) => value.social_security_number)).toEqual([
      null,
      '(hidden)',
      '(hidden)',
      '(hidden)',
      '(hidden)',
      null,
    ]);
  });
});
