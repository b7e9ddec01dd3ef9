import type { Command } from 'commander';

import { type Account, addAccount, ask } from './running-server.js';

export function register(command: Command): void {
  addAccount(command)
    .description('Has an account of a running server go back to a snapshot, with the ids that its records had.')
    .argument('<NAME>', 'the name of the snapshot')
    .action(async (name: string, account: Account) => {
      await ask(account, 'POST', `/sandbox/snapshots/${encodeURIComponent(name)}/restore`);
      process.stdout.write(`The account is what snapshot ${name} holds.\n`);
    });
}
