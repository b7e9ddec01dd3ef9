import type { Driver } from './driver.js';
import { postgresDriver } from './postgres.driver.js';
import { sqliteDriver } from './sqlite.driver.js';

/** The driver for a DATABASE_URL that the configuration has checked. */
export function driverFor(url: string): Driver {
  return url.startsWith('sqlite:') ? sqliteDriver(url) : postgresDriver(url);
}
