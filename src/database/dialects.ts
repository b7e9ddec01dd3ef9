import type { Dialect } from './dialect.js';
import { postgresDialect } from './postgres.dialect.js';
import { sqliteDialect } from './sqlite.dialect.js';

/** The dialect for a DATABASE_URL that the configuration has checked; `timeout` is in seconds. */
export function dialectFor(url: string, timeout = 10): Dialect {
  return url.startsWith('sqlite:') ? sqliteDialect(url, timeout * 1000) : postgresDialect(url, timeout * 1000);
}
