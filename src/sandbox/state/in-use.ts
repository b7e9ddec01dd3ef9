import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type Gate, Gates } from '../../http/gates.js';
import type { HttpRequest } from '../../http/http-request.js';

/** What is needed of an answer to know when it is over. */
interface Answer {
  once(event: 'close', listener: () => void): unknown;
}

/** Knows whose records requests are at, so that none are taken away from one that is under way. */
@Injectable()
export class InUse implements Gate, OnModuleInit {
  /** How many requests are at each account. */
  private readonly requests = new Map<number, number>();

  constructor(private readonly gates: Gates) {}

  onModuleInit(): void {
    this.gates.add(this);
  }

  has(account_id: number): boolean {
    return this.requests.has(account_id);
  }

  pass({ caller }: HttpRequest, answer: Answer): void {
    this.hold(caller!.account_id, answer);
  }

  /** A request is at this account until its answer is over. */
  hold(account_id: number, answer: Answer): void {
    this.requests.set(account_id, (this.requests.get(account_id) ?? 0) + 1);
    answer.once('close', () => {
      const left = this.requests.get(account_id)! - 1;
      if (left > 0) this.requests.set(account_id, left);
      else this.requests.delete(account_id);
    });
  }
}
