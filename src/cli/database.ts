import 'reflect-metadata';

import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { AccountsService } from '../accounts/accounts.service.js';
import type { Caller } from '../accounts/caller.js';
import { AppModule } from '../app.module.js';
import { type Environment, readConfig } from '../config/config.js';
import { requireFile } from '../database/backup.js';
import { Database } from '../database/database.js';
import { Janitor } from '../sandbox/state/janitor.js';
import { called } from './called.js';
import { Failure } from './errors.js';

/** Does something with the database of these settings, which a server may be using, by the services that a server has. */
export async function onDatabase<T>(
  settings: Environment,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const options = { logger: false, abortOnError: false } as const;
  const app = await NestFactory.createApplicationContext(AppModule.with(readConfig(settings)), options);
  try {
    await app.get(Database).open();
    return await work(app);
  } finally {
    await app.close();
  }
}

/** The same with a database that must be there already. @throws DatabaseError */
export async function onExisting<T>(
  settings: Environment,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  requireFile(readConfig(settings).DATABASE_URL);
  return onDatabase(settings, work);
}

/** Does something that exchanges an account of the database for another, and removes what is not needed then, which is one of the two. */
export async function exchanging<T>(app: INestApplicationContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await app.get(Janitor).removeExchanged();
  }
}

/** Who calls with a key; in open mode, one that was never used opens a new account. @throws Failure */
export async function callerWith(app: INestApplicationContext, key: string): Promise<Caller> {
  const caller = await app.get(AccountsService).callerOf(key);
  if (!caller) throw new Failure(`The key opens nothing. ${called('keys', 'create')} makes one that does.`);
  return caller;
}
