import { Injectable } from '@nestjs/common';

import { AccountsService } from '../accounts/accounts.service.js';
import type { Caller } from '../accounts/caller.js';
import { AccountService } from './account/account.service.js';
import { Archives } from './archive/archives.js';
import type { SandboxWithin } from './calls.js';
import { ClockService } from './clock/clock.service.js';
import { Faults } from './faults/faults.service.js';
import { CoverageService } from './coverage/coverage.service.js';
import { RateLimits } from './rate-limit/rate-limit.service.js';
import { IntegrationsService } from './integrations/integrations.service.js';
import { RequestsService } from './requests/requests.service.js';
import { ResetService } from './reset/reset.service.js';
import { SnapshotsService } from './snapshots/snapshots.service.js';

/** The methods of a service whose first argument is the caller, without that argument. */
export type Bound<S> = {
  [K in keyof S]: S[K] extends (caller: Caller, ...rest: infer A) => infer R
    ? (...rest: A) => Promise<Awaited<R>>
    : never;
};

/** The calls without HTTP. Whoever holds the server may do everything, whatever the key may (choice). */
export class SandboxHandle implements SandboxWithin {
  readonly account: Bound<AccountService>;
  readonly clock: Bound<ClockService>;
  readonly faults: Bound<Faults>;
  readonly rateLimit: Bound<RateLimits>;
  readonly requests: Bound<RequestsService>;
  readonly integrations: Bound<IntegrationsService>;
  private readonly covered: Bound<CoverageService>;
  private readonly resets: Bound<ResetService>;
  private readonly kept: Bound<SnapshotsService>;
  private readonly archives: Bound<Archives>;

  /** Each part is a service bound to the key. */
  constructor(bind: <S extends object>(service: S) => Bound<S>, services: Services) {
    this.account = bind(services.account);
    this.clock = bind(services.clock);
    this.faults = bind(services.faults);
    this.rateLimit = bind(services.limits);
    this.requests = bind(services.requests);
    this.integrations = bind(services.integrations);
    this.covered = bind(services.coverage);
    this.resets = bind(services.resets);
    this.kept = bind(services.snapshots);
    this.archives = bind(services.archives);
  }

  async reset(to?: string): Promise<void> {
    await this.resets.reset(to);
  }

  snapshot(name: string) {
    return this.kept.save(name);
  }

  async restore(name: string): Promise<void> {
    await this.kept.restore(name);
  }

  export(file: string): Promise<number> {
    return this.archives.export(file);
  }

  import(file: string): Promise<void> {
    return this.archives.import(file);
  }

  snapshots() {
    return this.kept.list();
  }

  coverage() {
    return this.covered.get();
  }

  deleteSnapshot(name: string): Promise<void> {
    return this.kept.delete(name);
  }
}

/** The services that the parts of a handle are. */
interface Services {
  readonly account: AccountService;
  readonly archives: Archives;
  readonly clock: ClockService;
  readonly faults: Faults;
  readonly limits: RateLimits;
  readonly coverage: CoverageService;
  readonly requests: RequestsService;
  readonly integrations: IntegrationsService;
  readonly resets: ResetService;
  readonly snapshots: SnapshotsService;
}

/** Hands out what `server.sandbox(key)` gives. */
@Injectable()
export class Sandboxes {
  private readonly services: Services;

  constructor(
    private readonly keys: AccountsService,
    account: AccountService,
    archives: Archives,
    clock: ClockService,
    faults: Faults,
    limits: RateLimits,
    coverage: CoverageService,
    requests: RequestsService,
    integrations: IntegrationsService,
    resets: ResetService,
    snapshots: SnapshotsService,
  ) {
    this.services = { account, archives, clock, faults, limits, coverage, requests, integrations, resets, snapshots };
  }

  of(key: string): SandboxHandle {
    return new SandboxHandle((service) => this.bound(service, key), this.services);
  }

  private bound<S extends object>(service: S, key: string): Bound<S> {
    return new Proxy(service, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return undefined;
        return async (...rest: unknown[]) => Reflect.apply(method, target, [await this.callerOf(key), ...rest]);
      },
    }) as Bound<S>;
  }

  private async callerOf(key: string): Promise<Caller> {
    const caller = await this.keys.callerOf(key);
    if (!caller) throw new Error('The key opens nothing. In strict mode, create one with npm run keys -- create.');
    return caller;
  }
}
