import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';

import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import { type AccountClock, Clock, type ClockSetting, timestampOf } from '../../clock/clock.js';
import { later, parseDuration } from '../../config/duration.js';
import { Invalid } from '../http/errors.js';
import { Shelf } from '../state/shelf.js';
import type { ClockState, SetClock } from './clock.body.js';

/** Says what the clock is to be set to, from what it was. */
type Change = (clock: AccountClock, before: ClockSetting | null) => ClockSetting | null;

/**
 * The clock of an account. It stays as it is through resets, restores and restarts (choice), and every server on the database
 * has it: this one at once, others within KEY_CACHE_MS.
 */
@Injectable()
export class ClockService {
  constructor(
    private readonly clock: Clock,
    private readonly keys: AccountsService,
    private readonly shelf: Shelf,
  ) {}

  get({ sandbox }: Caller): ClockState {
    return this.stateOf(sandbox.clock);
  }

  /** @throws Invalid when there is a time with the mode `real`, or none that can be. */
  set(caller: Caller, { mode, now }: SetClock): Promise<ClockState> {
    if (mode === 'real' && now !== undefined) {
      throw invalid('now', 'must be left out with the mode real, which is the time of the server');
    }
    return this.change(caller, (clock) => {
      const time = now === undefined ? clock.now() : new Date(now);
      if (mode === 'real') return null;
      return mode === 'frozen' ? frozenAt('now', time) : this.shiftedTo('now', time);
    });
  }

  /** Has the time stand still, at this time or where it is. */
  freeze(caller: Caller, now?: string): Promise<ClockState> {
    return this.set(caller, { mode: 'frozen', now });
  }

  /**
   * Moves the time on by a duration of ISO 8601. A frozen clock stands still at the later time, any other goes on from there.
   * @throws Invalid when it is no duration.
   */
  advance(caller: Caller, by: string): Promise<ClockState> {
    const duration = parseDuration(by);
    if (!duration) throw invalid('by', 'must be a duration of ISO 8601, such as P1D, PT1H or P1M');
    return this.change(caller, (clock, before) => {
      const time = later(clock.now(), duration);
      return before && 'frozen_at' in before ? frozenAt('by', time) : this.shiftedTo('by', time);
    });
  }

  private async change({ sandbox: { id } }: Caller, change: Change): Promise<ClockState> {
    const setting = await this.shelf.write(async (query) => {
      await this.keys.lockSandbox(query, id);
      const [{ clock }] = await query<{ clock: string | null }>(sql`SELECT clock FROM sandboxes WHERE id = ${id}`);
      const before: ClockSetting | null = clock === null ? null : JSON.parse(clock);
      const after = change(this.clock.of({ clock: before }), before);
      await query(sql`UPDATE sandboxes SET clock = ${after && JSON.stringify(after)} WHERE id = ${id}`);
      return after;
    });
    this.keys.forget(id);
    this.clock.wasSet();
    return this.stateOf(setting);
  }

  private shiftedTo(field: string, time: Date): ClockSetting {
    return { ahead_ms: checked(field, time).getTime() - this.clock.now().getTime() };
  }

  private stateOf(clock: ClockSetting | null): ClockState {
    const mode = clock === null ? 'real' : 'frozen_at' in clock ? 'frozen' : 'shifted';
    return { mode, now: timestampOf(this.clock.of({ clock }).now()) };
  }
}

function frozenAt(field: string, time: Date): ClockSetting {
  return { frozen_at: checked(field, time).toISOString() };
}

/** @throws Invalid when the APIs could not write the time. */
function checked(field: string, time: Date): Date {
  if (time.getTime() >= Date.UTC(1900, 0) && time.getTime() < Date.UTC(9999, 0)) return time;
  throw invalid(field, 'must lead to a time between the years 1900 and 9998');
}

function invalid(field: string, message: string): Invalid {
  return new Invalid([{ field, message }]);
}
