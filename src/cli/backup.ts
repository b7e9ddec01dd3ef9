import type { Command } from 'commander';

import { readConfig } from '../config/config.js';
import { backUp } from '../database/backup.js';
import { addSettings, settingsOf } from './settings.js';

export function register(command: Command): void {
  addSettings(command, ['DATABASE_URL'])
    .description('Copies a whole SQLite database, as it is at one moment, into a file. A server may use it meanwhile.')
    .argument('<FILE>', 'the copy, which must not be there yet')
    .action(async (file: string, options: Record<string, string>) => {
      await backUp(readConfig(settingsOf(options)).DATABASE_URL, file);
      process.stdout.write(`${file} is a copy of the database. To use it: --database 'sqlite:${file}'\n`);
    });
}
