import { jest } from '@jest/globals';

import { Clock } from '../../src/clock/clock.js';
import type { TestServer } from './server.js';

/** Sets the server's clock and stops it there, until `jest.restoreAllMocks()`. */
export function setClock({ app }: TestServer, time: string): void {
  jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(time));
}
