import type { Command } from 'commander';

import { type Account, addAccount, ask } from './running-server.js';

export function register(command: Command): void {
  addAccount(command)
    .description('Keeps the records of an account of a running server as they are now, to go back to them.')
    .argument('<NAME>', 'what to call it; a snapshot that is called so already is replaced')
    .action(async (name: string, account: Account) => {
      const kept = await ask(account, 'PUT', `/sandbox/snapshots/${encodeURIComponent(name)}`);
      const { records } = kept as { records: number };
      process.stdout.write(`Snapshot ${name} holds ${records} records.\n`);
    });
}
