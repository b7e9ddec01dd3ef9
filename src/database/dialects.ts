import type { Dialect } from './dialect.js';
import { postgresDialect } from './postgres.dialect.js';
import { sqliteDialect } from './sqlite.dialect.js';

/** The dialect for a DATABASE_URL that the configuration has checked. */
export function dialectFor(url: string): Dialect {
  return url.startsWith('sqlite:') ? sqliteDialect(url) : postgresDialect(url);
}
