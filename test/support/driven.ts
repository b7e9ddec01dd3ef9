import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from '@jest/globals';

import { pathOf } from '../../src/http/http-request.js';
import { Traffic } from '../../src/http/traffic.js';
import type { RunningServer } from '../../src/server.js';

/**
 * Notes with which statuses a server answers which operations, for `test/jest/driven-reporter.mjs`. Whoever has closed the
 * server calls what is returned.
 */
export function noteDriven({ app }: RunningServer): () => void {
  const folder = process.env.DRIVEN_FOLDER;
  if (folder === undefined) return () => undefined;
  const { testPath } = expect.getState();
  const driven = new Set<string>();
  app.get(Traffic).add(({ request, face, status, finished }) => {
    const operation = face?.operations?.of(request.method, pathOf(request));
    if (operation !== undefined && finished) driven.add(`${testPath}\t${operation}\t${status}\n`);
  });
  return () => appendFileSync(join(folder, String(process.pid)), [...driven].join(''));
}
