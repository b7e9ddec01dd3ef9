import type { INestApplicationContext } from '@nestjs/common';

import { ChangedMeanwhile } from '../accounts/accounts.js';
import type { Caller } from '../accounts/caller.js';
import { CsvImport, OnlyTried, type Stored, TOGETHER, unlessOnlyTried } from '../lgl/csv/csv-import.js';
import { type Csv, type CsvRow, CsvError, readCsv } from '../lgl/csv/csv.js';
import { Archives } from '../sandbox/archive/archives.js';
import { exchanging } from './database.js';
import { Failure } from './errors.js';
import { withProgress } from './progress.js';

/** Adds what a file of comma-separated values holds, or only says what it would add. Returns what there is to say. */
export async function importCsv(
  app: INestApplicationContext,
  caller: Caller,
  file: string,
  isMeant: boolean,
): Promise<string> {
  const csv = await readCsv(file).catch(fail);
  const { constituents, gifts } = await withProgress(isMeant ? 'Importing lines' : 'Trying lines', (show) =>
    store(app, caller, csv.rows, isMeant, (done) => show(done, csv.rows.length)),
  ).catch((error: Error) => fail(error, `${tableOf(csv)}\n`));
  const what = `${csv.rows.length} lines: ${constituents} new constituents and ${gifts} gifts`;
  const outcome = isMeant ? 'are stored.' : 'would be stored. Nothing is yet: --yes stores them.';
  return `${tableOf(csv)}\n${what} ${outcome}\n`;
}

/**
 * What is too much for one unit of work is stored in a copy of the account, so that others need not wait for all of it, and is
 * nevertheless kept as a whole or not at all.
 */
async function store(
  app: INestApplicationContext,
  caller: Caller,
  rows: readonly CsvRow[],
  isMeant: boolean,
  show: (done: number) => void,
): Promise<Stored> {
  const csv = app.get(CsvImport);
  if (rows.length <= TOGETHER) return csv.store(caller, rows, async (done) => show(done), { isTrial: !isMeant });
  let stored: Stored | undefined;
  const changing = app.get(Archives).change(caller, async (account_id, alive) => {
    stored = await csv.store({ ...caller, account_id }, rows, async (done) => {
      show(done);
      await alive();
    });
    if (!isMeant) throw new OnlyTried();
  });
  await exchanging(app, () => unlessOnlyTried(changing));
  return stored!;
}

/** Each column, with what was recognised of it. */
function tableOf({ columns }: Csv): string {
  const lines = columns.map(({ header, target }) => [
    header,
    target ? `${target.of}: ${target.field}${target.type ? ` (${target.type})` : ''}` : 'not recognised, left out',
  ]);
  const width = Math.max(...lines.map(([header]) => header.length));
  return lines.map(([header, target]) => `${header.padEnd(width)}  ${target}\n`).join('');
}

function fail(error: NodeJS.ErrnoException, before = ''): never {
  if (error instanceof ChangedMeanwhile)
    throw new Failure(`${before}Somebody has changed the account meanwhile. Nothing was imported.`);
  if (error instanceof CsvError) throw new Failure(`${before}${error.message} Nothing was imported.`);
  throw error.code === 'ENOENT' ? new Failure(`There is no file ${error.path}.`) : error;
}
