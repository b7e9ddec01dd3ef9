const { connectGlowworm } = require('glowworm');
const supertest = require('supertest');

const { createApp } = require('./app');

// The server that globalSetup started for the whole run, and an account in it for this file alone.
const glowworm = connectGlowworm();
const key = glowworm.key();
const sandbox = glowworm.sandbox(key);

const form = supertest(createApp({ lgl: glowworm.lgl, key }));
const ada = { first: 'Ada', last: 'Lovelace', email: 'ada@example.org' };

beforeEach(() => sandbox.reset());

test('a subscriber becomes a constituent', async () => {
  const { body } = await form.post('/subscribers').send(ada).expect(201);

  // What LGL would show, by LGL's own API.
  const lgl = supertest(glowworm.lgl).get(`/constituents/${body.id}`).set('Authorization', `Bearer ${key}`);
  const { body: constituent } = await lgl.expect(200);
  expect(constituent).toMatchObject({ sort_name: 'Lovelace, Ada', email_addresses: [{ address: 'ada@example.org' }] });
});

test('nobody is lost without a word when LGL is down', async () => {
  await sandbox.faults.add({ operation: 'POST /api/v1/constituents', effect: 'status=503', times: 1 });

  const { body } = await form.post('/subscribers').send(ada).expect(502);

  expect(body.message).toBe('Please try again later.');
  expect((await sandbox.account.records()).by_kind.constituents).toBe(0);
});

test('the welcome is noted, although nobody waits for it', async () => {
  await form.post('/subscribers').send(ada).expect(201);

  const operation = 'POST /api/v1/constituents/{constituent_id}/notes';
  const { requests } = await sandbox.requests.waitFor({ operation });
  const { request } = await sandbox.requests.get(requests[0].id);
  expect(JSON.parse(request.body)).toEqual({ text: 'Ada signed up for the newsletter.' });
});
