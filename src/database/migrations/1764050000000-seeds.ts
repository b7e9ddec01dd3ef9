import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts note how many of the lists that new accounts start with they have had; those that are older, none yet. */
export class Seeds1764050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE accounts ADD COLUMN seeds integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE accounts DROP COLUMN seeds');
  }
}
