import type { Command } from 'commander';

import { ArchiveError } from '../sandbox/archive/archive-error.js';
import { Archives } from '../sandbox/archive/archives.js';
import { callerWith, exchanging, onDatabase } from './database.js';
import { Failure } from './errors.js';
import { importCsv } from './import-csv.js';
import { keyOption } from './key-option.js';
import { withProgress } from './progress.js';
import { addSettings, settingsOf } from './settings.js';

type Options = Record<string, string> & { readonly key: string; readonly yes?: boolean };

export function register(command: Command): void {
  addSettings(command, ['DATABASE_URL'])
    .description(
      'Has an account hold what a file holds that export wrote, in the place of what it holds now. Or adds the constituents and gifts of a .csv file whose first line has LGL’s names of the columns: without --yes it only says what they would be. A server may use the database meanwhile.',
    )
    .argument('<FILE>', 'the file')
    .addOption(keyOption())
    .option('--yes', 'store what a .csv file holds')
    .action((file: string, { key, yes = false, ...options }: Options) => {
      const isCsv = /\.csv$/i.test(file);
      return onDatabase(settingsOf(options), async (app) => {
        const caller = await callerWith(app, key);
        if (isCsv) return void process.stdout.write(await importCsv(app, caller, file, yes));
        await exchanging(app, () =>
          withProgress('Importing', (show) => app.get(Archives).import(caller, file, show)),
        ).catch(fail);
        process.stdout.write(`The account holds what ${file} holds.\n`);
      });
    });
}

function fail(error: NodeJS.ErrnoException): never {
  if (error instanceof ArchiveError) throw new Failure(`${error.message} Nothing was imported.`);
  throw error.code === 'ENOENT' ? new Failure(`There is no file ${error.path}.`) : error;
}
