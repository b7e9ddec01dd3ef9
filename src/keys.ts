import 'reflect-metadata';

import { parseArgs } from 'node:util';

import { NestFactory } from '@nestjs/core';

import { AccountsService, KEY_CACHE_MS } from './accounts/accounts.service.js';
import type { Scope } from './accounts/caller.js';
import { AppModule } from './app.module.js';
import { ConfigError, readConfig } from './config/config.js';
import { Database } from './database/database.js';
import { DatabaseError } from './database/database-error.js';
import { MAX_INTEGER } from './fields/fields.js';

const USAGE = `Creates, lists and revokes the keys of the database in DATABASE_URL.

  npm run keys -- create [--scope read|write] [--account ID] [--label TEXT]
  npm run keys -- list
  npm run keys -- revoke ID

A key is shown once, when it is created. Without --account it opens a new account.
`;

/** The command line was wrong; the message says how. */
class UsageError extends Error {}

try {
  process.stdout.write(await run(process.argv.slice(2)));
} catch (error) {
  const expected = [UsageError, ConfigError, DatabaseError, RangeError].some((type) => error instanceof type);
  process.stderr.write(`${expected ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = 1;
}

async function run(args: string[]): Promise<string> {
  const { command, id, scope, sandbox_id, label } = parse(args);
  if (command === undefined) return USAGE;
  const config = readConfig(process.env);
  const app = await NestFactory.createApplicationContext(AppModule.with(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    await app.get(Database).open();
    const accounts = app.get(AccountsService);
    if (command === 'list') return table(await accounts.listKeys());
    if (command === 'revoke') {
      await accounts.revokeKey(id);
      // Running servers remember a key for a moment; only after that is it true.
      await new Promise((resolve) => setTimeout(resolve, KEY_CACHE_MS));
      return `Key ${id} is revoked.\n`;
    }
    const { key, stored, ...made } = await accounts.createKey({ scope, sandbox_id, label });
    return `${key}\n\nThis is key ${stored.id}, scope ${scope}, of account ${made.sandbox_id}. It is not shown again.\n`;
  } finally {
    await app.close();
  }
}

function parse(args: string[]) {
  const { values, positionals } = readArguments(args);
  const [command, idText, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`There is one word too many: ${rest[0]}\n\n${USAGE}`);
  if (command !== undefined && !['create', 'list', 'revoke'].includes(command)) {
    throw new UsageError(`There is no command ${command}.\n\n${USAGE}`);
  }
  if ((command === 'revoke') !== (idText !== undefined)) throw new UsageError(`Only revoke takes an id.\n\n${USAGE}`);
  const { scope = 'write', account, label } = values;
  if (!['read', 'write'].includes(scope)) throw new UsageError(`--scope must be read or write, not ${scope}.`);
  return {
    command,
    id: idText === undefined ? 0 : wholeNumber('The id', idText),
    scope: scope as Scope,
    sandbox_id: account === undefined ? undefined : wholeNumber('--account', account),
    label,
  };
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { scope: { type: 'string' }, account: { type: 'string' }, label: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function wholeNumber(name: string, text: string): number {
  const number = /^[1-9]\d*$/.test(text) ? Number(text) : Infinity;
  if (number > MAX_INTEGER)
    throw new UsageError(`${name} must be a whole number from 1 to ${MAX_INTEGER}, not ${text}.`);
  return number;
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
