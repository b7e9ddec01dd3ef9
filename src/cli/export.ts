import type { Command } from 'commander';

import { AccountsService } from '../accounts/accounts.service.js';
import { Archives } from '../sandbox/archive/archives.js';
import { callerWith, onExisting } from './database.js';
import { Failure } from './errors.js';
import { keyOption } from './key-option.js';
import { withProgress } from './progress.js';
import { addSettings, settingsOf } from './settings.js';

type Options = Record<string, string> & { readonly key: string };

export function register(command: Command): void {
  addSettings(command, ['DATABASE_URL'])
    .description(
      'Writes everything that an account holds into a file: a zip of JSON lines for each kind of record. A server may use the database meanwhile.',
    )
    .argument('<FILE>', 'the file, which is replaced if it is there')
    .addOption(keyOption())
    .action((file: string, { key, ...options }: Options) =>
      onExisting(settingsOf(options), async (app) => {
        if (!(await app.get(AccountsService).knows(key))) throw new Failure(`No account there has the key ${key}.`);
        const caller = await callerWith(app, key);
        const rows = await withProgress('Exporting', (show) => app.get(Archives).export(caller, file, show));
        process.stdout.write(`${file} holds ${rows} rows.\n`);
      }),
    );
}
