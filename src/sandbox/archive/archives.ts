import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import sql from 'sql-template-tag';
import { DataSource } from 'typeorm';

import { Account } from '../../accounts/account.entity.js';
import { Accounts } from '../../accounts/accounts.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import type { Query } from '../../accounts/ranges.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { Exchanges } from '../state/exchanges.js';
import { ArchiveError } from './archive-error.js';
import { Export, type Progress } from './export.js';
import { Filling } from './filling.js';
import { importInto } from './import.js';
import { type Manifest, MANIFEST, readManifest } from './manifest.js';
import { rowFormats } from './row-format.js';
import { writeZip, ZipReader } from './zip.js';

/** How often others on the database are told that whoever fills an account has not died. */
const SIGN_OF_LIFE_MS = 30_000;

/** Stores the records of a new account, which nobody sees before all of them are there. */
export type Fill = (filling: Filling, alive: () => Promise<void>) => Promise<void>;

/** An account as a file: a zip of JSON lines for each kind of record (docs/decisions/0013-an-account-as-a-file.md). */
@Injectable()
export class Archives {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly keys: AccountsService,
    private readonly exchanges: Exchanges,
    private readonly clock: Clock,
    @InjectDataSource() private readonly source: DataSource,
  ) {}

  /** Writes everything that the account holds at one moment into a file. Returns how many rows that is. */
  export({ sandbox }: Caller, file: string, progress: Progress = () => {}): Promise<number> {
    return this.database.readAtOnce(async (manager) => {
      const query: Query = (statement) => this.database.dialect.query(manager, statement);
      const [account] = await query<Account>(sql`SELECT accounts.id, accounts.created_at, seeds FROM sandboxes
        JOIN accounts ON accounts.id = sandboxes.account_id WHERE sandboxes.id = ${sandbox.id}`);
      const reading = new Export(query, rowFormats(this.source), progress);
      await writeZip(file, await reading.parts(account, this.clock.timestamp()));
      return reading.rows;
    });
  }

  /**
   * Has the account hold what a file holds, and nothing else; ids and the ids that come next are as they were.
   * @throws ArchiveError when the file does not fit, with its place; the account is as before then.
   */
  async import({ sandbox }: Caller, file: string, progress: Progress = () => {}): Promise<void> {
    const zip = await ZipReader.open(file);
    try {
      const manifest = await this.manifestOf(zip);
      const { created_at, seeds } = manifest;
      await this.exchanges.replace(
        sandbox.id,
        async ({ manager }) => (await manager.insert(Account, { created_at, seeds })).identifiers[0].id as number,
        this.filled((filling, alive) => importInto(filling, zip, manifest, progress, alive)),
      );
    } finally {
      zip.close();
    }
  }

  /** Has the account hold what a new one starts with and what `fill` adds: all of it, or what it held before. */
  replace({ sandbox }: Caller, fill: Fill): Promise<void> {
    return this.exchanges.replace(
      sandbox.id,
      (transaction) => this.keys.openTemplate(transaction, 'empty'),
      this.filled(fill),
    );
  }

  /**
   * Has the account hold what it holds and what `add` stores in a copy of it: all of it, or what it held before.
   * @throws ChangedMeanwhile when somebody else has written to the account.
   */
  change({ sandbox }: Caller, add: (account_id: number, alive: () => Promise<void>) => Promise<void>): Promise<void> {
    return this.exchanges.change(sandbox.id, (account_id) =>
      this.database.inBulk(() => add(account_id, this.signsOfLife())),
    );
  }

  private filled(fill: Fill): (account_id: number) => Promise<void> {
    return async (account_id) => {
      const alive = this.signsOfLife();
      const filling = await Filling.of(this.database, this.source, account_id);
      await this.database.inBulk(() => fill(filling, alive));
    };
  }

  private signsOfLife(): () => Promise<void> {
    let toldAt = performance.now();
    return async () => {
      if (performance.now() - toldAt < SIGN_OF_LIFE_MS) return;
      toldAt = performance.now();
      await this.accounts.goOn();
    };
  }

  private async manifestOf(zip: ZipReader): Promise<Manifest> {
    const lines: string[] = [];
    for await (const line of zip.lines(MANIFEST)) lines.push(line);
    const manifest = readManifest(lines.join('\n'));
    if (manifest.seeds > this.keys.seedCount)
      throw new ArchiveError('The archive was made by a newer Glowworm. Use that version, or export it once more.');
    return manifest;
  }
}
