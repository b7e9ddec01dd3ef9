import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';

import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import type { Query } from '../../accounts/ranges.js';
import { type RateLimitSetting, Sandbox } from '../../accounts/sandbox.entity.js';
import { Clock } from '../../clock/clock.js';
import { Database } from '../../database/database.js';
import { Invalid } from '../http/errors.js';
import { type Counting, countCall, setUsed, usedOf } from './counted-calls.js';
import type { RateLimitState, SetRateLimit } from './rate-limit.body.js';

/** LGL's own (live); off until it is switched on (choice). */
const AT_FIRST: RateLimitSetting = { enabled: false, calls: 300, seconds: 300 };

/**
 * How many calls an account may make in any so many seconds, whichever of its keys they come with (live). The setting and
 * the count stay through resets, restores and restarts (choice). All servers on a database count together; a change of the
 * setting is known to this one at once, to others within KEY_CACHE_MS.
 */
@Injectable()
export class RateLimits {
  constructor(
    private readonly database: Database,
    private readonly keys: AccountsService,
    private readonly clock: Clock,
  ) {}

  get({ sandbox }: Caller): Promise<RateLimitState> {
    return this.database.read((manager) =>
      this.stateOf((statement) => this.database.dialect.query(manager, statement), this.countingOf(sandbox)),
    );
  }

  /**
   * What is left out stays as it is; counting begins when the limit is switched on.
   * @throws Invalid when `used` is given for a limit that is off.
   */
  async set(caller: Caller, { enabled, calls, seconds, used }: SetRateLimit): Promise<RateLimitState> {
    const state = await this.locked(caller, async (query, before) => {
      const { sandbox_id, limit: was } = before;
      const limit = { enabled: enabled ?? was.enabled, calls: calls ?? was.calls, seconds: seconds ?? was.seconds };
      if (!limit.enabled && used != null)
        throw new Invalid([{ field: 'used', message: 'is only counted while the limit is on: set enabled to true' }]);
      await query(sql`UPDATE sandboxes SET rate_limit = ${JSON.stringify(limit)} WHERE id = ${sandbox_id}`);
      if (used != null || !was.enabled || !limit.enabled) await setUsed(query, before, used ?? 0);
      return this.stateOf(query, { ...before, limit });
    });
    this.keys.forget(caller.sandbox.id);
    return state;
  }

  /** Counts one call. Where the limit is reached it does not count, and the seconds until one may be made are returned. */
  count(caller: Caller): Promise<number | undefined> {
    return this.locked(caller, countCall);
  }

  /** Does something while nobody else counts the account's calls or sets anything for it. */
  private locked<T>({ account_id, sandbox: { id } }: Caller, work: (query: Query, counting: Counting) => Promise<T>) {
    return this.database.write(async ({ manager, query }) => {
      await this.keys.lockSandbox(query, id);
      return work(query, this.countingOf(await manager.findOneByOrFail(Sandbox, { id })));
    }, account_id);
  }

  private countingOf(sandbox: Sandbox): Counting {
    const { id: sandbox_id, rate_limit } = sandbox;
    return { sandbox_id, limit: rate_limit ?? AT_FIRST, now: this.clock.of(sandbox).now() };
  }

  private async stateOf(query: Query, counting: Counting): Promise<RateLimitState> {
    return { ...counting.limit, used: await usedOf(query, counting) };
  }
}
