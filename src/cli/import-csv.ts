import type { INestApplicationContext } from '@nestjs/common';

import type { Caller } from '../accounts/caller.js';
import { CsvImport } from '../lgl/csv/csv-import.js';
import { type Csv, type CsvRow, CsvError, readCsv } from '../lgl/csv/csv.js';
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
  const store = (rows: readonly CsvRow[]) =>
    withProgress(isMeant ? 'Importing lines' : 'Trying lines', (show) =>
      app.get(CsvImport).store(caller, rows, { isTrial: !isMeant, told: (done) => show(done, rows.length) }),
    );
  const { constituents, gifts } = await store(csv.rows).catch((error: Error) => fail(error, `${tableOf(csv)}\n`));
  const what = `${csv.rows.length} lines: ${constituents} new constituents and ${gifts} gifts`;
  const outcome = isMeant ? 'are stored.' : 'would be stored. Nothing is yet: --yes stores them.';
  return `${tableOf(csv)}\n${what} ${outcome}\n`;
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
  if (error instanceof CsvError) throw new Failure(`${before}${error.message} Nothing was imported.`);
  throw error.code === 'ENOENT' ? new Failure(`There is no file ${error.path}.`) : error;
}
