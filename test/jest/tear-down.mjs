import { Client } from 'pg';

/** Removes the template databases of this run from PostgreSQL. */
export default async function tearDown() {
  const { TEST_TEMPLATES: name, TEST_DATABASE_URL: server } = process.env;
  if (!server) return;
  const client = new Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [name]);
  for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  await client.end();
}
