import { Argument, type Command, Option } from 'commander';

import { AccountsService, KEY_CACHE_MS } from '../accounts/accounts.service.js';
import type { Scope } from '../accounts/caller.js';
import { wholeNumber } from './arguments.js';
import { onDatabase } from './database.js';
import { addSettings, settingsOf } from './settings.js';

interface NewKey {
  readonly scope: Scope;
  readonly account?: number;
  readonly label?: string;
}

export function register(keys: Command): void {
  addSettings(keys, ['DATABASE_URL']).description('Creates, lists and revokes the keys of a database.');
  /** Does something with the accounts of the database and prints what it has to say. */
  const print = async (work: (accounts: AccountsService) => Promise<string>) =>
    void process.stdout.write(await onDatabase(settingsOf(keys.opts()), (app) => work(app.get(AccountsService))));
  keys
    .command('create')
    .description('Creates a key, which is shown once. Without --account it opens a new account.')
    .addOption(new Option('--scope <SCOPE>', 'what it may do').choices(['read', 'write']).default('write'))
    .option('--account <ID>', 'the account that it opens', wholeNumber())
    .option('--label <TEXT>', 'what it is for')
    .action((key: NewKey) => print((accounts) => create(accounts, key)));
  keys
    .command('list')
    .description('Lists the keys, but not what they are.')
    .action(() => print(async (accounts) => table(await accounts.listKeys())));
  keys
    .command('revoke')
    .description('Makes a key useless.')
    .addArgument(new Argument('<ID>', 'the id of the key, as list shows it').argParser(wholeNumber()))
    .action((id: number) => print((accounts) => revoke(accounts, id)));
}

async function create(accounts: AccountsService, { scope, account, label }: NewKey): Promise<string> {
  const { key, stored, sandbox_id } = await accounts.createKey({ scope, sandbox_id: account, label });
  return `${key}\n\nThis is key ${stored.id}, scope ${scope}, of account ${sandbox_id}. It is not shown again.\n`;
}

async function revoke(accounts: AccountsService, id: number): Promise<string> {
  await accounts.revokeKey(id);
  // Running servers remember a key for a moment; only after that is it true.
  await new Promise((resolve) => setTimeout(resolve, KEY_CACHE_MS));
  return `Key ${id} is revoked.\n`;
}

function table(keys: Awaited<ReturnType<AccountsService['listKeys']>>): string {
  const rows = keys.map((key) => [
    String(key.id),
    String(key.sandbox_id),
    key.scope,
    key.created_at,
    key.revoked_at ? `revoked ${key.revoked_at}` : key.opened_by_use ? 'open mode only' : 'in use',
    key.label ?? '',
  ]);
  const lines = [['id', 'account', 'scope', 'created', 'state', 'label'], ...rows];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column]))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
