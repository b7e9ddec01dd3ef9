import { DataSource, type QueryRunner } from 'typeorm';

import { dialectFor } from '../../src/database/dialects.js';
import { migrations } from '../../src/database/migrations/migrations.js';

/** A statement that creates a table of accounts: its primary key begins with the account. */
const TABLE_OF_ACCOUNTS = /^CREATE TABLE "?(\w+)"? \(.*PRIMARY KEY \("account_id"/s;

/**
 * Migrates an empty PostgreSQL database with every table of accounts divided by the hash of the account, as a database that
 * is spread over servers would. PostgreSQL refuses that as soon as one unique key leaves the account out.
 */
export async function partition(url: string, partitions: number): Promise<void> {
  const source = new DataSource({ ...dialectFor(url).options, migrations });
  const createQueryRunner = source.createQueryRunner.bind(source);
  source.createQueryRunner = (mode) => partitioning(createQueryRunner(mode), partitions);
  await source.initialize();
  try {
    await source.runMigrations();
    const [{ divided }] = await source.query(`SELECT count(*)::integer AS divided FROM pg_partitioned_table`);
    if (divided < 10) throw new Error(`Only ${divided} tables are divided into partitions.`);
  } finally {
    await source.destroy();
  }
}

function partitioning(runner: QueryRunner, partitions: number): QueryRunner {
  const query = runner.query.bind(runner);
  runner.query = async (statement: string, ...rest: never[]) => {
    const table = TABLE_OF_ACCOUNTS.exec(statement)?.[1];
    if (table === undefined) return query(statement, ...rest);
    const created = await query(`${statement} PARTITION BY HASH (account_id)`, ...rest);
    for (let n = 0; n < partitions; n += 1) {
      const values = `FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${n})`;
      await query(`CREATE TABLE "${table}_part_${n}" PARTITION OF "${table}" ${values}`);
    }
    return created;
  };
  return runner;
}
