import type { Command } from 'commander';

import { type Account, addAccount, ask } from './running-server.js';

export function register(command: Command): void {
  addAccount(command)
    .description('Has an account of a running server begin again; ids count from 1.')
    .option('--to <WHAT>', 'empty: what a new account starts with; demo: the made-up charity; or a snapshot', 'empty')
    .action(async ({ to, ...account }: Account & { to: string }) => {
      await ask(account, 'POST', '/sandbox/reset', { to });
      process.stdout.write(`The account is reset to ${to}.\n`);
    });
}
