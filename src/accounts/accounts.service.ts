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

type KeyToStore = Pick<ApiKey, 'key_hash' | 'scope'> & Partial<Pick<ApiKey, 'label' | 'opened_by_use'>>;

/** A key, with how many seeds its account has had. */
type FoundKey = Pick<ApiKey, 'id' | 'account_id' | 'scope' | 'opened_by_use' | 'revoked_at'> & Pick<Account, 'seeds'>;

/** The accounts and the keys that open them. */
@Injectable()
export class AccountsService {
  private seeds: readonly AccountSeed[] = [];
  private demo?: AccountSeed;
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
    const found = await this.lookUp(key_hash, key === DEMO_KEY);
    if (!found || !this.opens(found)) return undefined;
    const caller = callerWith(found);
    // Gives an account what accounts did not start with yet when it was opened.
    if (found.seeds < this.seeds.length) {
      await this.database.write((transaction) => this.plant(transaction, caller), caller.account_id);
    }
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
      return this.insertKey(manager, { account_id, key_hash: hashOf(key), scope, label });
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
   * Has a key open another account from now on; other servers on this database follow within KEY_CACHE_MS.
   * @throws RangeError when there is no such key or account.
   */
  async pointKey(id: number, account_id: number): Promise<void> {
    await this.database.write(async ({ manager }) => {
      if (!(await manager.existsBy(Account, { id: account_id })))
        throw new RangeError(`No account has id ${account_id}.`);
      if (!(await manager.existsBy(ApiKey, { id }))) throw new RangeError(`No key has id ${id}.`);
      await manager.update(ApiKey, { id }, { account_id });
    });
    this.forget();
  }

  private forget(): void {
    this.changes += 1;
    this.cache.clear();
    this.validity.clear();
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

  private opens({ revoked_at, opened_by_use }: Pick<ApiKey, 'revoked_at' | 'opened_by_use'>): boolean {
    return !revoked_at && !(opened_by_use && this.config.AUTH_MODE === 'strict');
  }

  private async lookUp(key_hash: string, isDemo: boolean): Promise<FoundKey | undefined> {
    const find = (manager: EntityManager) => this.find(manager, key_hash);
    const found = await this.database.read(find);
    if (found || this.config.AUTH_MODE === 'strict') return found;
    const openByUse = async (transaction: Transaction) => {
      const opened = await find(transaction.manager);
      if (opened) return opened;
      const key = await this.open(transaction, { key_hash, scope: 'write', opened_by_use: true }, isDemo);
      return { ...key, seeds: this.seeds.length };
    };
    return this.database.write(openByUse).catch((error) => {
      // Another server on this database saw the key for the first time in the same moment.
      if (this.database.dialect.isDuplicate(error)) return this.database.read(find);
      throw error;
    });
  }

  private async find(manager: EntityManager, key_hash: string): Promise<FoundKey | undefined> {
    const select = sql`SELECT api_keys.id, account_id, scope, opened_by_use, revoked_at, seeds
      FROM api_keys JOIN accounts ON accounts.id = account_id WHERE key_hash = ${key_hash}`;
    const [found] = await this.database.dialect.query<FoundKey>(manager, select);
    return found;
  }

  private async open(transaction: Transaction, key: KeyToStore, isDemo = false): Promise<ApiKey> {
    const { manager } = transaction;
    // Not by the entity, which would be read back: somebody waits for this with their first request.
    const insert = sql`INSERT INTO accounts (created_at, seeds)
      VALUES (${this.clock.timestamp()}, ${this.seeds.length}) RETURNING id`;
    const [{ id: account_id }] = await this.database.dialect.query<Pick<Account, 'id'>>(manager, insert);
    const stored = await this.insertKey(manager, { ...key, account_id });
    const caller = callerWith(stored);
    for (const seed of this.seeds) await seed(transaction, caller);
    if (isDemo) await this.demo?.(transaction, caller);
    return stored;
  }

  private async insertKey(manager: EntityManager, key: KeyToStore & Pick<ApiKey, 'account_id'>): Promise<ApiKey> {
    const stored = { label: null, opened_by_use: false, revoked_at: null, ...key, created_at: this.clock.timestamp() };
    const insert = sql`INSERT INTO api_keys (account_id, key_hash, scope, label, opened_by_use, created_at)
      VALUES (${stored.account_id}, ${stored.key_hash}, ${stored.scope}, ${stored.label}, ${stored.opened_by_use},
        ${stored.created_at}) RETURNING id`;
    const [{ id }] = await this.database.dialect.query<Pick<ApiKey, 'id'>>(manager, insert);
    return { ...stored, id };
  }

  private remember(key_hash: string, caller: Caller): void {
    if (this.cache.size >= MAX_CACHED_KEYS) this.cache.clear();
    this.cache.set(key_hash, { caller, until: performance.now() + KEY_CACHE_MS });
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function callerWith({ id, account_id, scope }: Pick<ApiKey, 'id' | 'account_id' | 'scope'>): Caller {
  return { account_id, key_id: id, scope };
}
