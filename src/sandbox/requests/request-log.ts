import { Injectable } from '@nestjs/common';

import type { Face } from '../../http/face.js';
import type { HttpRequest } from '../../http/http-request.js';
import { type RecordedExchange, type Recorder, Traffic } from '../../http/traffic.js';
import { isAside } from '../http/aside.js';
import { type Kept, keep } from './kept.js';
import { type LastKept, Slabs } from './slabs.js';

/** The most that is kept: of one account, and of all in bytes. */
const MAX_EXCHANGES = 1000;
const MAX_BYTES = 64 * 1024 * 1024;

export type LogListener = (kept: Kept) => void;

/** What is kept of one account, the oldest first. */
class Account {
  exchanges: Kept[] = [];
  bytes = 0;
  last = 0;
  dropped = 0;
  readonly statuses = new Map<string, Map<number, number>>();

  constructor(public slabs: Slabs) {}
}

/**
 * The requests to the APIs and their answers, of each account by the id that stays through resets; in memory, and of this
 * server alone (choice). The oldest make room.
 */
@Injectable()
export class RequestLog implements Recorder {
  private readonly accounts = new Map<number, Account>();
  private readonly listeners = new Map<LogListener, number>();
  private bytes = 0;
  private readonly last: LastKept = {};

  constructor(traffic: Traffic) {
    traffic.addRecorder(this);
  }

  wants(request: HttpRequest, { operations }: Face): boolean {
    return operations !== undefined && !isAside(request);
  }

  record(exchange: RecordedExchange): void {
    const id = exchange.request.caller?.sandbox.id;
    if (id === undefined) return;
    const account = this.of(id);
    const kept = keep(++account.last, exchange, account.slabs);
    account.exchanges.push(kept);
    this.weigh(account, kept.size);
    if (account.exchanges.length > MAX_EXCHANGES) this.drop(account);
    while (this.bytes > MAX_BYTES) this.drop(this.largest());
    this.count(account, kept);
    for (const [listener, listensTo] of this.listeners) if (listensTo === id) listener(kept);
  }

  /** What is kept of an account, the oldest first, and how many were dropped to make room. */
  read(id: number): { readonly exchanges: readonly Kept[]; readonly dropped: number } {
    return this.accounts.get(id) ?? { exchanges: [], dropped: 0 };
  }

  /** How often the client of an account was answered with each status, by operation. */
  met(id: number): ReadonlyMap<string, ReadonlyMap<number, number>> {
    return this.accounts.get(id)?.statuses ?? new Map();
  }

  /** Forgets the requests of an account; the next one has the next id all the same. */
  clear(id: number): void {
    const account = this.of(id);
    this.weigh(account, -account.bytes);
    account.exchanges = [];
    account.slabs = new Slabs(this.last);
    account.dropped = 0;
  }

  forgetMet(id: number): void {
    this.accounts.get(id)?.statuses.clear();
  }

  /** The accounts of which something is kept. */
  get ids(): number[] {
    return [...this.accounts.keys()];
  }

  /** Forgets all that was ever kept of an account that is no more. */
  forget(id: number): void {
    this.clear(id);
    this.accounts.delete(id);
  }

  /** Tells of each request of an account when it is kept, until it is called off. */
  listen(id: number, listener: LogListener): () => void {
    this.listeners.set(listener, id);
    return () => this.listeners.delete(listener);
  }

  private of(id: number): Account {
    let account = this.accounts.get(id);
    if (!account) this.accounts.set(id, (account = new Account(new Slabs(this.last))));
    return account;
  }

  private drop(account: Account): void {
    // Unlike `splice`, it does not move all the others.
    const oldest = account.exchanges.shift()!;
    account.dropped += 1;
    this.weigh(account, -oldest.size);
  }

  private weigh(account: Account, bytes: number): void {
    account.bytes += bytes;
    this.bytes += bytes;
  }

  private largest(): Account {
    return [...this.accounts.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a));
  }

  private count({ statuses }: Account, { operation, answer }: Kept): void {
    if (operation === undefined || answer.status === 0) return;
    let counts = statuses.get(operation);
    if (!counts) statuses.set(operation, (counts = new Map()));
    counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
  }
}
