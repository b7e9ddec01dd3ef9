import type { INestApplicationContext } from '@nestjs/common';
import { type Command, Option } from 'commander';

import { Clock } from '../clock/clock.js';
import { generatePharmacy } from '../drx/generate/pharmacy.js';
import { generate } from '../lgl/generate/generate.js';
import { readLists } from '../lgl/generate/lists.js';
import type { Wanted } from '../made-up/wanted.js';
import { UnitOfWork } from '../records/unit-of-work.js';
import { Archives } from '../sandbox/archive/archives.js';
import { day, wholeNumber } from './arguments.js';
import { callerWith, exchanging, onDatabase } from './database.js';
import { UsageError } from './errors.js';
import { keyOption } from './key-option.js';
import { withProgress } from './progress.js';
import { addSettings, settingsOf } from './settings.js';

/** For how many years a charity has been there that is told nothing else. */
const YEARS = 5;
/** With about ten records to each, ids stay within what a column holds. */
const MOST = 10_000_000;

interface Options extends Omit<Wanted, 'since' | 'until'> {
  readonly key: string;
  readonly since?: string;
  readonly until?: string;
}

export function register(command: Command): void {
  addSettings(command, ['DATABASE_URL'])
    .description(
      'Fills an account with a made-up charity, in the place of what it holds: households and organisations with their gifts, pledges, memberships, events and notes, and for DRX patients and doctors with their numbers. The same options give the same records. A server may use the database meanwhile.',
    )
    .addOption(
      new Option('--constituents <NUMBER>', 'how many people and organisations')
        .default(1000)
        .argParser(wholeNumber(MOST)),
    )
    .addOption(new Option('--seed <NUMBER>', 'another one gives another charity').default(42).argParser(wholeNumber()))
    .addOption(
      new Option('--since <DATE>', `its first day, ${YEARS} years before the last one unless said`).argParser(day),
    )
    .addOption(new Option('--until <DATE>', 'the last day that anything is of, today unless said').argParser(day))
    .addOption(keyOption())
    .action(({ constituents, seed, since, until, key, ...options }: Options & Record<string, string>) =>
      onDatabase(settingsOf(options), async (app) => {
        const last = until ?? app.get(Clock).today();
        const wanted = { constituents, seed, since: since ?? yearsBefore(last, YEARS), until: last };
        if (wanted.since >= last) throw new UsageError(`--since ${wanted.since} must be before ${last}.`);
        const rows = await exchanging(app, () => fill(app, key, wanted));
        process.stdout.write(
          `${constituents} constituents, with ${rows} records together, from ${wanted.since} to ${last}.\n`,
        );
      }),
    );
}

/** Returns how many records there are. */
async function fill(app: INestApplicationContext, key: string, wanted: Wanted): Promise<number> {
  const caller = await callerWith(app, key);
  // It takes its time to load, and nothing else needs it.
  const { faker } = await import('@faker-js/faker/locale/en_US');
  let rows = 0;
  await withProgress('Generating constituents', (show) =>
    app.get(Archives).replace(caller, async (filling, alive) => {
      const lists = await app.get(UnitOfWork).read({ ...caller, account_id: filling.account_id }, readLists);
      await generate(filling, lists, faker, wanted, async (done) => {
        show(done, wanted.constituents);
        await alive();
      });
      await generatePharmacy(filling, faker, wanted, alive);
      await filling.count();
      rows = filling.total;
    }),
  );
  return rows;
}

function yearsBefore(last: string, years: number): string {
  const date = new Date(last);
  date.setUTCFullYear(date.getUTCFullYear() - years);
  return date.toISOString().slice(0, 10);
}
