import { expect, it, jest } from '@jest/globals';

import { Program } from '../support/process.js';

jest.setTimeout(120_000);

it('A short attack (npm run attack makes longer ones) breaks nothing', async () => {
  const database = process.env.TEST_DATABASE_URL ?? 'sqlite';
  const options = ['--requests', '200', '--kills', '3', '--seed', '1', '--database', database];
  const attack = new Program(process.execPath, ['test/attack/run.mjs', ...options], {
    TMPDIR: process.env.TEST_FOLDER,
  });
  const { code, stdout, stderr } = await attack.exit;
  // What was found is in the output, each with a command that repeats it.
  expect(stderr + stdout).toMatch(/^tried \d+, 5xx 0, slow 0, lost 0, wrong 0$/m);
  expect(code).toBe(0);
});
