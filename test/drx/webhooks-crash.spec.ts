import { describe, expect, it } from '@jest/globals';

import { useDatabase } from '../support/database.js';
import { patient, PATIENTS } from '../support/drx.js';
import { usePrograms } from '../support/process.js';
import { hookOnce, useReceiver, webhook } from '../support/receiver.js';

const KEY = 'crash';
const PATIENT_COUNT = 20;

describe('Deliveries that are pending when the server is killed', () => {
  const programs = usePrograms();
  const receiver = useReceiver();
  const database = useDatabase();

  it('all arrive once it runs again, those of each record in order', async () => {
    const environment = { WEBHOOK_TIMEOUT: '1', WEBHOOK_PAUSES: '0,0,0,0,0', DATABASE_URL: database.url };
    const killed = await programs.serve(environment);
    const client = killed.client(KEY);
    const created = await webhook(client, receiver.url('/created'), 'patient.created');
    const updated = await webhook(client, receiver.url('/updated'), 'patient.updated');
    // Nothing is answered, so that some deliveries are under way and others wait.
    receiver.answer = () => undefined;
    const ids: string[] = [];
    for (let n = 0; n < PATIENT_COUNT; n += 1) ids.push(await patient(client));
    for (const last_name of ['A', 'B']) await client.patch(`${PATIENTS}/${ids[0]}`, { last_name }).expect(200);
    await receiver.take(1);
    await killed.kill();
    receiver.reset();

    const again = (await programs.serve(environment)).client(KEY);
    await hookOnce(again, created, ({ successes }) => successes === ids.length);
    await hookOnce(again, updated, ({ successes }) => successes === 2);
    const told = (path: string) => receiver.received.filter((received) => received.path === path);
    expect(
      told('/created')
        .map(({ body }) => body.data.id)
        .toSorted(),
    ).toEqual(ids.toSorted());
    expect(told('/updated').map(({ body }) => body.data.last_name)).toEqual(['A', 'B']);
  });
});
