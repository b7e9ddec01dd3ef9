import { createHash, randomBytes } from 'node:crypto';

import { Inject, Injectable, Logger } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { EntityManager } from 'typeorm';

import { CONFIG, type Config } from '../config/config.js';
import { Clock, timestampOf } from '../clock/clock.js';
import { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { Account } from './account.entity.js';
import { ApiKey } from './api-key.entity.js';
import type { Caller, Scope } from './caller.js';
import type { Query } from './ranges.js';
import { Sandbox } from './sandbox.entity.js';

/** In open mode, this key's account starts with made-up records. */
export const DEMO_KEY = 'glowworm-demo';

/** For how long a key, once looked up, is believed without looking again. A revoked key works for that long. */
export const KEY_CACHE_MS = 500;
const MAX_CACHED_KEYS = 10_000;
const MAX_KEY_LENGTH = 255;
/** How exactly it is known when an account was last used. */
const USE_MS = 3_600_000;

/** Who has made what no key opens, as the trail names it. */
export const NO_KEY = 0;
/** An account that no key opens has the server's time. */
const NO_SANDBOX: Sandbox = {
  id: 0,
  account_id: 0,
  label: null,
  opened_by_use: false,
  created_at: '',
  used_at: null,
  clock: null,
  has_faults: false,
  last_fault_id: 0,
  rate_limit: null,
};

/** Stores some of what every account has from its beginning, inside a transaction. */
export type AccountSeed = (transaction: Transaction, caller: Caller) => Promise<void>;

export interface NewKey {
  scope: Scope;
  label?: string;
  /** The account that the key opens, by the id that its keys see; a new one when both are left out. */
  sandbox_id?: number;
  /** The same by its records. */
  account_id?: number;
}

type KeyToStore = Pick<ApiKey, 'key_hash' | 'scope'> & Partial<Pick<ApiKey, 'label' | 'opened_by_use'>>;

/** A key, with how many seeds its account has had and what is set for the account. */
interface FoundKey extends Pick<Account, 'seeds'> {
  readonly key: Pick<ApiKey, 'id' | 'account_id' | 'scope' | 'opened_by_use' | 'revoked_at'>;
  readonly sandbox: Sandbox;
}

/** The accounts and the keys that open them. */
@Injectable()
export class AccountsService {
  private readonly logger = new Logger(AccountsService.name);
  private seeds: readonly AccountSeed[] = [];
  private readonly demo: AccountSeed[] = [];
  /** By the key itself: to hash it for each request takes longer than to look it up here. */
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
   * Says what every account starts with. Accounts that are older than a seed get it when they are next used, so seeds keep
   * their places, and new ones come last.
   */
  onOpen(seeds: readonly AccountSeed[]): void {
    this.seeds = seeds;
  }

  /** Says what the demo key's account has besides, behind what was said of it before. */
  onDemo(seed: AccountSeed): void {
    this.demo.push(seed);
  }

  /**
   * Who calls with this key; `undefined` if the key opens nothing. In open mode a key never seen opens a new account, unless
   * `opens` is false.
   */
  async callerOf(key: string, opens = true): Promise<Caller | undefined> {
    if (key === '' || key.length > MAX_KEY_LENGTH) return undefined;
    const known = this.cache.get(key);
    if (known && known.until > performance.now()) return known.caller;
    this.cache.delete(key);

    const { changes } = this;
    const found = await this.lookUp(key, opens);
    if (!found || !this.opens(found.key)) return undefined;
    const caller = callerWith(found.key, found.sandbox);
    // Gives an account what accounts did not start with yet when it was opened.
    if (found.seeds < this.seeds.length) {
      await this.database.write((transaction) => this.plant(transaction, caller), caller.account_id);
    }
    this.noteUse(caller.sandbox);
    if (changes === this.changes) this.remember(key, caller);
    return caller;
  }

  /** Whether a key opens an account that is there already. */
  async knows(key: string): Promise<boolean> {
    const found = await this.database.read((manager) => this.find(manager, hashOf(key)));
    return found !== undefined && this.opens(found.key);
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
  async createKey({ scope, label, ...of }: NewKey): Promise<{ key: string; stored: ApiKey; sandbox_id: number }> {
    const key = `glw_${randomBytes(24).toString('base64url')}`;
    return this.database.write(async (transaction) => {
      const account_id = await this.accountOf(transaction.manager, of);
      const values = { key_hash: hashOf(key), scope, label };
      const stored = account_id
        ? await this.insertKey(transaction.manager, { ...values, account_id })
        : (await this.open(transaction, values)).key;
      return { key, stored, sandbox_id: (await this.sandboxOf(transaction.manager, stored)).id };
    });
  }

  /** Every key, with the id of its account as its keys see it. */
  async listKeys(): Promise<(ApiKey & { sandbox_id: number })[]> {
    const [keys, sandboxes] = await this.database.read(async (manager) => [
      await manager.find(ApiKey, { order: { id: 'ASC' } }),
      await manager.find(Sandbox),
    ]);
    const ids = new Map(sandboxes.map(({ id, account_id }) => [account_id, id]));
    return keys.map((key) => ({ ...key, sandbox_id: ids.get(key.account_id)! }));
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
   * Has the keys of a sandbox open another account from now on, and returns the one that they opened. The caller has the
   * keys looked up again, by `forget`, once this is committed; other servers on the database do so within KEY_CACHE_MS.
   * @throws RangeError when there is no such sandbox.
   */
  async exchange(query: Query, sandbox_id: number, account_id: number): Promise<number> {
    const before = await this.lockSandbox(query, sandbox_id);
    await query(sql`UPDATE api_keys SET account_id = ${account_id} WHERE account_id = ${before}`);
    await query(sql`UPDATE sandboxes SET account_id = ${account_id} WHERE id = ${sandbox_id}`);
    return before;
  }

  /**
   * The account that a sandbox has now, and keeps until the transaction ends.
   * @throws RangeError when there is no such sandbox.
   */
  async lockSandbox(query: Query, sandbox_id: number): Promise<number> {
    const { forUpdate } = this.database.dialect;
    const [sandbox] = await query<Pick<Sandbox, 'account_id'>>(
      sql`SELECT account_id FROM sandboxes WHERE id = ${sandbox_id} ${forUpdate}`,
    );
    if (!sandbox) throw new RangeError(`No account has id ${sandbox_id}.`);
    return sandbox.account_id;
  }

  /**
   * Makes an account that no key opens, with what every account starts with, or with what the demo key's does.
   * @throws whatever ends the transaction.
   */
  async openTemplate(transaction: Transaction, state: 'empty' | 'demo'): Promise<number> {
    const account = { created_at: this.clock.timestamp(), seeds: this.seeds.length, state };
    const { id: account_id } = (await transaction.manager.insert(Account, account)).identifiers[0] as { id: number };
    const caller: Caller = { account_id, key_id: NO_KEY, scope: 'write', sandbox: NO_SANDBOX };
    await this.fill(transaction, caller, state === 'demo');
    return account_id;
  }

  /** How many lists an account must have had to be what accounts start with. */
  get seedCount(): number {
    return this.seeds.length;
  }

  /** Has the keys of a sandbox, or all keys, looked up again, since what is set for it or what they open has changed. */
  forget(sandbox_id?: number): void {
    this.changes += 1;
    for (const [key, { caller }] of this.cache) {
      if (sandbox_id === undefined || caller.sandbox.id === sandbox_id) this.cache.delete(key);
    }
    this.validity.clear();
  }

  /** The account that a new key is to open; `undefined` for a new one. */
  private async accountOf(manager: EntityManager, of: Pick<NewKey, 'sandbox_id' | 'account_id'>) {
    const { sandbox_id, account_id } = of;
    if (sandbox_id !== undefined) {
      return this.lockSandbox((statement) => this.database.dialect.query(manager, statement), sandbox_id);
    }
    if (account_id !== undefined && !(await manager.existsBy(Account, { id: account_id })))
      throw new RangeError(`No account has id ${account_id}.`);
    return account_id;
  }

  /** Notes now and then that an account is used. Nobody waits for it, and nothing depends on it but how long it is kept. */
  private noteUse({ id, used_at, created_at }: Readonly<Sandbox>): void {
    const now = this.clock.now();
    if ((used_at ?? created_at) > timestampOf(new Date(now.getTime() - USE_MS))) return;
    this.database
      .write(({ manager }) => manager.update(Sandbox, { id }, { used_at: timestampOf(now) }))
      .catch((error: Error) => this.logger.warn(`Noting that an account is used failed: ${error.name}`));
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

  private async lookUp(key: string, opens: boolean): Promise<FoundKey | undefined> {
    const key_hash = hashOf(key);
    const find = (manager: EntityManager) => this.find(manager, key_hash);
    const found = await this.database.read(find);
    if (found || !opens || this.config.AUTH_MODE === 'strict') return found;
    const openByUse = async (transaction: Transaction) =>
      (await find(transaction.manager)) ??
      this.open(transaction, { key_hash, scope: 'write', opened_by_use: true }, key === DEMO_KEY);
    return this.database.write(openByUse).catch((error) => {
      // Another server on this database saw the key for the first time in the same moment.
      if (this.database.dialect.isDuplicate(error)) return this.database.read(find);
      throw error;
    });
  }

  private async find(manager: EntityManager, key_hash: string): Promise<FoundKey | undefined> {
    const select = sql`SELECT api_keys.id, account_id, scope, opened_by_use, revoked_at, seeds
      FROM api_keys JOIN accounts ON accounts.id = account_id WHERE key_hash = ${key_hash}`;
    const [found] = await this.database.dialect.query<FoundKey['key'] & Pick<Account, 'seeds'>>(manager, select);
    const sandbox = found && (await manager.findOneBy(Sandbox, { account_id: found.account_id }));
    return sandbox ? { key: found, seeds: found.seeds, sandbox } : undefined;
  }

  private async open(transaction: Transaction, key: KeyToStore, isDemo = false): Promise<FoundKey & { key: ApiKey }> {
    const { manager } = transaction;
    // Not by the entity, which would be read back: somebody waits for this with their first request.
    const insert = sql`INSERT INTO accounts (created_at, seeds)
      VALUES (${this.clock.timestamp()}, ${this.seeds.length}) RETURNING id`;
    const [{ id: account_id }] = await this.database.dialect.query<Pick<Account, 'id'>>(manager, insert);
    const stored = await this.insertKey(manager, { ...key, account_id });
    const sandbox = await this.sandboxOf(manager, stored);
    const caller = callerWith(stored, sandbox);
    await this.fill(transaction, caller, isDemo);
    return { key: stored, seeds: this.seeds.length, sandbox };
  }

  /** Stores what a new account starts with. */
  private async fill(transaction: Transaction, caller: Caller, isDemo: boolean): Promise<void> {
    for (const seed of this.seeds) await seed(transaction, caller);
    if (isDemo) for (const seed of this.demo) await seed(transaction, caller);
  }

  private async insertKey(manager: EntityManager, key: KeyToStore & Pick<ApiKey, 'account_id'>): Promise<ApiKey> {
    const stored = { label: null, opened_by_use: false, revoked_at: null, ...key, created_at: this.clock.timestamp() };
    const insert = sql`INSERT INTO api_keys (account_id, key_hash, scope, label, opened_by_use, created_at)
      VALUES (${stored.account_id}, ${stored.key_hash}, ${stored.scope}, ${stored.label}, ${stored.opened_by_use},
        ${stored.created_at}) RETURNING id`;
    const [{ id }] = await this.database.dialect.query<Pick<ApiKey, 'id'>>(manager, insert);
    return { ...stored, id };
  }

  /** The sandbox of the account that a key opens, made with its first key. */
  private async sandboxOf(manager: EntityManager, key: ApiKey): Promise<Sandbox> {
    const { account_id, label, opened_by_use, created_at } = key;
    const known = await manager.findOneBy(Sandbox, { account_id });
    if (known) return known;
    const inserted = await manager.insert(Sandbox, { account_id, label, opened_by_use, created_at });
    return manager.findOneByOrFail(Sandbox, { id: inserted.identifiers[0].id });
  }

  private remember(key: string, caller: Caller): void {
    if (this.cache.size >= MAX_CACHED_KEYS) this.cache.clear();
    this.cache.set(key, { caller, until: performance.now() + KEY_CACHE_MS });
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function callerWith({ id, account_id, scope }: Pick<ApiKey, 'id' | 'account_id' | 'scope'>, sandbox: Sandbox): Caller {
  return { account_id, key_id: id, scope, sandbox };
}
