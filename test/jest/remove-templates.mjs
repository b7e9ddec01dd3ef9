import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';

/** Removes the template databases of this run. */
export default async function removeTemplates() {
  const { TEST_TEMPLATES: name, TEST_DATABASE_URL: server } = process.env;
  const folders = (await readdir(tmpdir())).filter((folder) => folder.startsWith(name));
  await Promise.all(folders.map((folder) => rm(join(tmpdir(), folder), { recursive: true })));
  if (!server) return;
  const client = new Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [name]);
  for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  await client.end();
}
