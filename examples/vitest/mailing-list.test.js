import { connectGlowworm } from 'glowworm';
import { beforeAll, beforeEach, expect, test } from 'vitest';

import { mailingList } from './mailing-list.js';

const { lgl, key: newKey, sandbox: sandboxOf } = connectGlowworm();
const key = newKey();
const sandbox = sandboxOf(key);

// Made once, and gone back to before each test: a snapshot is restored in milliseconds, however large it is.
beforeAll(async () => {
  for (const last_name of ['Hopper', 'Lovelace', 'Hamilton']) {
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    await fetch(`${lgl}/constituents`, { method: 'POST', headers, body: JSON.stringify({ last_name }) });
  }
  await sandbox.snapshot('three-people');
});

beforeEach(async () => {
  await sandbox.restore('three-people');
  await sandbox.faults.clear();
  await sandbox.requests.clear();
});

test('lists everybody, over all pages', async () => {
  expect(await mailingList({ lgl, key, pageSize: 2 })).toEqual(['Hamilton', 'Hopper', 'Lovelace']);

  const { requests } = await sandbox.requests.waitFor({ operation: 'GET /api/v1/constituents', count: 2 });
  expect(requests).toHaveLength(2);
});

test('gives up on an LGL that never answers', async () => {
  await sandbox.faults.add({ effect: 'hang' });

  await expect(mailingList({ lgl, key, timeout: 100 })).rejects.toThrow('timeout');
});

test('does not take half a page for a whole one', async () => {
  await sandbox.faults.add({ effect: 'cut' });

  await expect(mailingList({ lgl, key })).rejects.toThrow();
});
