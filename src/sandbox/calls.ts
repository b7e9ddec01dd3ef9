import type { RecordCounts } from './account/account.service.js';
import type { ClockState, SetClock } from './clock/clock.body.js';
import type { Coverage } from './coverage/coverage.service.js';
import type { NewFault } from './faults/fault.body.js';
import type { ShownFault } from './faults/faults.service.js';
import type { Choice, NewIntegration, QueueFilter } from './integrations/integration.body.js';
import type { IntegrationAnswer, IntegrationList, ItemAnswer } from './integrations/integration.views.js';
import type { RateLimitState, SetRateLimit } from './rate-limit/rate-limit.body.js';
import type { ListFilter, WaitFilter } from './requests/request-filter.js';
import type { LoggedRequest, RequestRows } from './requests/request.views.js';
import type { SnapshotRow } from './snapshots/snapshots.service.js';

/**
 * What a test does to the account of a key: the calls of `/sandbox`, with their names and types. in-process.ts is them
 * within the server, testing/sandbox-client.ts over HTTP. Each rejects with the sentence that the server answers.
 */
export interface SandboxCalls {
  /** All records go; `to` is `empty`, which is also meant without it, `demo` or the name of a snapshot. */
  reset(to?: string): Promise<void>;
  /** Keeps the records as they are now. */
  snapshot(name: string): Promise<SnapshotRow>;
  /** Goes back to a snapshot: the records have the ids that they had. */
  restore(name: string): Promise<void>;
  snapshots(): Promise<SnapshotRow[]>;
  deleteSnapshot(name: string): Promise<void>;
  /** Which operations and statuses were met. */
  coverage(): Promise<Coverage>;
  readonly account: {
    /** How many records of each kind there are. */
    records(): Promise<RecordCounts>;
  };
  readonly clock: {
    get(): Promise<ClockState>;
    set(clock: SetClock): Promise<ClockState>;
    /** Has the time stand still, at this time or where it is. */
    freeze(now?: string): Promise<ClockState>;
    /** Moves the time on by a duration of ISO 8601, such as `P1M`. */
    advance(by: string): Promise<ClockState>;
  };
  readonly faults: {
    list(): Promise<ShownFault[]>;
    show(id: number): Promise<ShownFault>;
    /** Sets something to go wrong, from the next request on. */
    add(fault: NewFault): Promise<ShownFault>;
    remove(id: number): Promise<void>;
    clear(): Promise<void>;
  };
  readonly integrations: {
    /** The listeners, the oldest first, and every field that a key may mean. */
    list(): Promise<IntegrationList>;
    create(listener: NewIntegration): Promise<IntegrationAnswer>;
    /** Makes a listener of this uuid, or changes it. */
    put(uuid: string, listener: NewIntegration): Promise<IntegrationAnswer>;
    /** Removes a listener with its queue. */
    remove(uuid: string): Promise<void>;
    /** What was sent, in the order in which it came. */
    queue(uuid: string, filter?: QueueFilter): Promise<ItemAnswer[]>;
    /** Makes the records that an item is to become: all of them, or none. */
    save(uuid: string, item: number, choice?: Choice): Promise<ItemAnswer>;
    reject(uuid: string, item: number): Promise<ItemAnswer>;
  };
  readonly rateLimit: {
    get(): Promise<RateLimitState>;
    /** What is left out stays as it is. */
    set(limit: SetRateLimit): Promise<RateLimitState>;
  };
  readonly requests: {
    /** The newest first. */
    list(filter?: ListFilter): Promise<RequestRows>;
    /** With headers and bodies. */
    get(id: number): Promise<LoggedRequest>;
    clear(): Promise<void>;
    /** Waits until there are as many, of which those that are in the log already count. */
    waitFor(filter?: WaitFilter): Promise<RequestRows>;
  };
}

/** What else the process of the server can do. */
export interface SandboxWithin extends SandboxCalls {
  /** Writes all records into a file, as `glowworm export` does. Returns how many there are, the trail included. */
  export(file: string): Promise<number>;
  /** All records go, and those of such a file come, as `glowworm import` has it. */
  import(file: string): Promise<void>;
}
