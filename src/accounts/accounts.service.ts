import { createHash, randomBytes } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';

import { CONFIG, type Config } from '../config/config.js';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { Account } from './account.entity.js';
import { ApiKey } from './api-key.entity.js';
import type { Caller, Scope } from './caller.js';
import { Sandbox } from './sandbox.entity.js';

/** In open mode, this key's account starts with made-up records. */
export const DEMO_KEY = 'glowworm-demo';

/** For how long a key, once looked up, is believed without looking again. A revoked key works for that long. */
export const KEY_CACHE_MS = 500;
const MAX_CACHED_KEYS = 10_000;
const MAX_KEY_LENGTH = 255;

/** Stores some of what every account has from its beginning, inside a transaction. */
export type AccountSeed = (transaction: Transaction, caller: Caller) => Promise<void>;

export interface NewKey {
  scope: Scope;
  label?: string;
  /** The account that the key opens; a new one when it is left out. */
  account_id?: number;
}

/** The accounts and the keys that open them. */
@Injectable()
export class AccountsService {
  private seeds: readonly AccountSeed[] = [];
  private demo?: AccountSeed;
  /** Accounts that are known to have had all seeds. */
  private readonly complete = new Set<number>();
  private readonly cache = new Map<string, { caller: Caller; until: number }>();
  private readonly validity = new Map<number, { valid: Promise<boolean>; until: number }>();
  /** How often keys have changed here: what was looked up before must not be remembered after. */
  private changes = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Says what every account starts with, and what the demo key's has besides. Accounts that are older than a seed get it
   * when they are next used, so seeds keep their places, and new ones come last.
   */
  onOpen(seeds: readonly AccountSeed[], demo: AccountSeed): void {
    this.seeds = seeds;
    this.demo = demo;
  }

  /** Who calls with this key; `undefined` if the key opens nothing. In open mode a key never seen opens a new account. */
  async callerOf(key: string): Promise<Caller | undefined> {
    if (key === '' || key.length > MAX_KEY_LENGTH) return undefined;
    const key_hash = hashOf(key);
    const known = this.cache.get(key_hash);
    if (known && known.until > performance.now()) return known.caller;
    this.cache.delete(key_hash);

    const { changes } = this;
    const caller = await this.lookUp(key_hash, key === DEMO_KEY);
    if (!caller) return undefined;
    await this.catchUp(caller);
    if (changes === this.changes) this.remember(key_hash, caller);
    return caller;
  }

  /**
   * Whether a caller's key still opens the account. Whoever answers for long asks before each further part of the answer;
   * however many ask, a key is looked up once in KEY_CACHE_MS.
   */
  isValid(caller: Caller): Promise<boolean> {
    const known = this.validity.get(caller.key_id);
    if (known && known.until > performance.now()) return known.valid;
    const valid = this.stillOpens(caller);
    if (this.validity.size >= MAX_CACHED_KEYS) this.validity.clear();
    this.validity.set(caller.key_id, { valid, until: performance.now() + KEY_CACHE_MS });
    valid.catch(() => this.validity.delete(caller.key_id));
    return valid;
  }

  /**
   * Makes a key. The text it returns is shown this once and stored nowhere.
   * @throws RangeError when the account does not exist.
   */
  async createKey({ scope, label, account_id }: NewKey): Promise<{ key: string; stored: ApiKey }> {
    const key = `glw_${randomBytes(24).toString('base64url')}`;
    const stored = await this.database.write(async (transaction) => {
      const { manager } = transaction;
      if (account_id === undefined) return this.open(transaction, { key_hash: hashOf(key), scope, label });
      if (!(await manager.existsBy(Account, { id: account_id })))
        throw new RangeError(`No account has id ${account_id}.`);
      const stored = await this.insertKey(manager, { account_id, key_hash: hashOf(key), scope, label });
      await this.sandboxOf(manager, stored);
      return stored;
    });
    return { key, stored };
  }

  listKeys(): Promise<ApiKey[]> {
    return this.database.read((manager) => manager.find(ApiKey, { order: { id: 'ASC' } }));
  }

  /**
   * Revokes a key. Every server on this database refuses it once KEY_CACHE_MS have passed.
   * @throws RangeError when no key has this id or it is revoked already.
   */
  async revokeKey(id: number): Promise<void> {
    const revoked_at = this.clock.timestamp();
    await this.database.write(async ({ manager }) => {
      const key = await manager.findOneBy(ApiKey, { id });
      if (!key || key.revoked_at) throw new RangeError(`No key with id ${id} is in use.`);
      await manager.update(ApiKey, { id }, { revoked_at });
    });
    this.forget();
  }

  /**
   * Has the keys of a sandbox open another account from now on; other servers on this database follow within
   * KEY_CACHE_MS. The account that they opened stays, without keys.
   * @throws RangeError when there is no such sandbox or account.
   */
  async exchange(sandbox_id: number, account_id: number): Promise<void> {
    await this.database.write(async ({ manager }) => {
      const sandbox = await manager.findOneBy(Sandbox, { id: sandbox_id });
      if (!sandbox) throw new RangeError(`No sandbox has id ${sandbox_id}.`);
      if (!(await manager.existsBy(Account, { id: account_id })))
        throw new RangeError(`No account has id ${account_id}.`);
      await manager.update(ApiKey, { account_id: sandbox.account_id }, { account_id });
      await manager.update(Sandbox, { id: sandbox_id }, { account_id });
    });
    this.forget();
  }

  /** Has every key looked up again, since what is set for its account has changed. */
  forget(): void {
    this.changes += 1;
    this.cache.clear();
    this.validity.clear();
  }

  /** Gives an account what accounts did not start with yet when it was opened. */
  private async catchUp(caller: Caller): Promise<void> {
    const { account_id } = caller;
    if (this.complete.has(account_id)) return;
    const { seeds } = await this.database.read((manager) => manager.findOneByOrFail(Account, { id: account_id }));
    if (seeds < this.seeds.length) {
      await this.database.write((transaction) => this.plant(transaction, caller), account_id);
    }
    if (this.complete.size >= MAX_CACHED_KEYS) this.complete.clear();
    this.complete.add(account_id);
  }

  /** Stores the seeds that the account has not had; others who would do the same wait. */
  private async plant(transaction: Transaction, caller: Caller): Promise<void> {
    const { manager } = transaction;
    const { dialect } = this.database;
    const select = sql`SELECT seeds FROM accounts WHERE id = ${caller.account_id} ${dialect.forUpdate}`;
    const [{ seeds }] = await dialect.query<Pick<Account, 'seeds'>>(manager, select);
    for (const seed of this.seeds.slice(seeds)) await seed(transaction, caller);
    await manager.update(Account, { id: caller.account_id }, { seeds: this.seeds.length });
  }

  private async stillOpens({ key_id, account_id }: Caller): Promise<boolean> {
    const key = await this.database.read((manager) => manager.findOneBy(ApiKey, { id: key_id, account_id }));
    return key !== null && this.opens(key);
  }

  private opens({ revoked_at, opened_by_use }: ApiKey): boolean {
    return !revoked_at && !(opened_by_use && this.config.AUTH_MODE === 'strict');
  }

  private async lookUp(key_hash: string, isDemo: boolean): Promise<Caller | undefined> {
    const find = (manager: EntityManager) => manager.findOneBy(ApiKey, { key_hash });
    let key = await this.database.read(find);
    if (!key && this.config.AUTH_MODE === 'open') {
      const openByUse = async (transaction: Transaction) =>
        (await find(transaction.manager)) ??
        this.open(transaction, { key_hash, scope: 'write', opened_by_use: true }, isDemo);
      key = await this.database.write(openByUse).catch((error) => {
        // Another server on this database saw the key for the first time in the same moment.
        if (this.database.dialect.isDuplicate(error)) return this.database.read(find);
        throw error;
      });
    }
    if (!key || !this.opens(key)) return undefined;
    const { account_id } = key;
    const sandbox = await this.database.read((manager) => manager.findOneBy(Sandbox, { account_id }));
    return sandbox ? callerWith(key, sandbox) : undefined;
  }

  private async open(transaction: Transaction, key: Partial<ApiKey>, isDemo = false): Promise<ApiKey> {
    const { manager } = transaction;
    const account = { created_at: this.clock.timestamp(), seeds: this.seeds.length };
    const inserted = await manager.insert(Account, account);
    const stored = await this.insertKey(manager, { ...key, account_id: inserted.identifiers[0].id });
    const caller = callerWith(stored, await this.sandboxOf(manager, stored));
    for (const seed of this.seeds) await seed(transaction, caller);
    if (isDemo) await this.demo?.(transaction, caller);
    return stored;
  }

  private async insertKey(manager: EntityManager, key: Partial<ApiKey>): Promise<ApiKey> {
    const stored = { label: null, opened_by_use: false, revoked_at: null, ...key, created_at: this.clock.timestamp() };
    const inserted = await manager.insert(ApiKey, stored);
    return manager.findOneByOrFail(ApiKey, { id: inserted.identifiers[0].id });
  }

  /** The sandbox of the account that a key opens, made with its first key. */
  private async sandboxOf(manager: EntityManager, key: ApiKey): Promise<Sandbox> {
    const { account_id, label, opened_by_use, created_at } = key;
    const known = await manager.findOneBy(Sandbox, { account_id });
    if (known) return known;
    const inserted = await manager.insert(Sandbox, { account_id, label, opened_by_use, created_at });
    return manager.findOneByOrFail(Sandbox, { id: inserted.identifiers[0].id });
  }

  private remember(key_hash: string, caller: Caller): void {
    if (this.cache.size >= MAX_CACHED_KEYS) this.cache.clear();
    this.cache.set(key_hash, { caller, until: performance.now() + KEY_CACHE_MS });
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function callerWith({ id, account_id, scope }: ApiKey, sandbox: Sandbox): Caller {
  return { account_id, key_id: id, scope, sandbox };
}
