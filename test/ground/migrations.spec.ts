import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';

import { OwnIds1764000000000 } from '../../src/database/migrations/1764000000000-own-ids.js';
import { migrations } from '../../src/database/migrations/migrations.js';
import { emptyDatabase, freshDatabase, type TestDatabase, useDatabase } from '../support/database.js';
import { usePrograms } from '../support/process.js';
import { useServer } from '../support/server.js';
import { withSource } from '../support/sources.js';

/** The names of the tables, apart from those that the database keeps for itself. */
function tablesOf(source: DataSource): Promise<string[]> {
  const catalog =
    source.options.type === 'postgres'
      ? `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
      : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
  return source.query(catalog).then((rows: { name: string }[]) => rows.map(({ name }) => name).toSorted());
}

describe('The migrations', () => {
  const server = useServer();

  it('make exactly the tables that the entities describe', async () => {
    const source = server.app.get(DataSource);
    expect(source.entityMetadatas.length).toBeGreaterThan(5);
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});

describe('A server that starts', () => {
  const programs = usePrograms();
  let database: TestDatabase;
  const databases: TestDatabase[] = [];

  beforeEach(async () => {
    database = await emptyDatabase();
    databases.push(database);
  });
  afterAll(() => Promise.all(databases.map((used) => used.drop())));

  it('migrates an empty database once, however many start on it together', async () => {
    const starting = Array.from({ length: 3 }, () => programs.serve({ DATABASE_URL: database.url }));
    const servers = await Promise.all(starting);
    for (const server of servers) await server.client().get('/api/v1/types/phone_number_types').expect(200);

    const [key, ...elsewhere] = servers.map((server) => server.client('shared'));
    await key.post('/api/v1/constituents', { first_name: 'Joe' }).expect(200);
    for (const client of elsewhere) {
      expect((await client.get('/api/v1/constituents').expect(200)).body.total_items).toBe(1);
    }
    const executed = await withSource(database.url, (source) => source.query('SELECT name FROM migrations'));
    expect(executed).toEqual(migrations.map(({ name }) => ({ name })));
  });

  it('refuses a database that is newer than the program', async () => {
    await withSource(database.url, async (source) => {
      await source.runMigrations();
      await source.query(`INSERT INTO migrations (timestamp, name) VALUES (4102444800000, 'Tomorrow4102444800000')`);
    });
    const { code, stdout, stderr } = await programs.run(['serve'], { PORT: '0', DATABASE_URL: database.url }).exit;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'The database was made by a newer Glowworm (it has Tomorrow4102444800000). Use that version, or another database.\n',
    );
  });

  it('says how far it is with a database that an older program has made', async () => {
    const own = await freshDatabase();
    await withSource(own.url, (source) => source.undoLastMigration({ transaction: 'each' }));
    const older = await programs.serve({ DATABASE_URL: own.url });
    expect(older.stdout).toContain('Bringing the database up to date: 1 of 1');
    await older.kill();
    const present = await programs.serve({ DATABASE_URL: own.url });
    expect(present.stdout).not.toContain('Bringing the database up to date');
    await present.kill();
    await own.drop();
  });

  it('leaves a database as it was when it cannot be migrated', async () => {
    await withSource(database.url, (source) => source.query('CREATE TABLE phone_numbers (number varchar)'));
    const { code, stdout, stderr } = await programs.run(['serve'], { PORT: '0', DATABASE_URL: database.url }).exit;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^The database .*phone_numbers.* already exists.*\.\n$/);
    expect(await withSource(database.url, tablesOf)).toEqual(['phone_numbers']);
  });
});

describe('Migrations that are undone', () => {
  const database = useDatabase(emptyDatabase);

  const lossless = migrations.slice(migrations.indexOf(OwnIds1764000000000) + 1);

  it('leave nothing, and can be done again, back to where ids became those of an account', async () => {
    await withSource(database.url, async (source) => {
      await source.runMigrations();
      const tables = await tablesOf(source);
      expect(tables).toEqual(expect.arrayContaining(['accounts', 'constituents', 'notes']));

      for (const _ of lossless) await source.undoLastMigration();
      const left = await tablesOf(source);
      expect(left).toEqual(expect.arrayContaining(['accounts', 'constituents']));
      expect(left).not.toContain('notes');
      await expect(source.undoLastMigration()).rejects.toThrow('cannot be undone');

      await source.runMigrations();
      expect(await tablesOf(source)).toEqual(tables);
    });
  });
});
