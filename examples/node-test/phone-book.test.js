import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { startGlowworm } from 'glowworm';

import { PhoneBook } from './phone-book.js';

let glowworm;
let sandbox;
let phoneBook;

// node:test runs each file in a process of its own, so each starts a server of its own.
before(async () => {
  glowworm = await startGlowworm();
  const key = glowworm.key();
  sandbox = glowworm.sandbox(key);
  phoneBook = new PhoneBook(glowworm.drx, key);
});
after(() => glowworm.close());

beforeEach(() => sandbox.reset());

test('a number is kept for its patient', async () => {
  const { id } = await phoneBook.addPatient('Grace', 'Hopper');
  const { linked_to } = await phoneBook.addNumber(id, '5551234567');
  assert.deepEqual(linked_to, { type: 'patient', id, name: 'Grace Hopper' });
});

test('ids begin again after a reset, so that they can stand in a test', async () => {
  assert.equal((await phoneBook.addPatient('Grace', 'Hopper')).id, 'pat_1');
});

test('a refusal says what was wrong', async () => {
  const { id } = await phoneBook.addPatient('Grace', 'Hopper');
  await assert.rejects(phoneBook.addNumber(id, '12'), /number/);
});

test('an outage is no patient', async () => {
  await sandbox.faults.add({ operation: 'POST /api/v2/patients', effect: 'status=500', times: 1 });
  await assert.rejects(phoneBook.addPatient('Grace', 'Hopper'), /DRX refused patients/);

  const { requests } = await sandbox.requests.waitFor({ method: 'POST', status: '500' });
  assert.equal(requests[0].path, '/api/v2/patients');
  assert.equal((await sandbox.account.records()).by_kind.patients, 0);
});
