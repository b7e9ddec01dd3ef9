import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

import { Database } from '../database/database.js';
import { type Exchange, Traffic } from '../http/traffic.js';

/** What is no operation of an API, such as a page. */
const OTHER = 'other';
/** How often the event loop is looked at; Node counts that in. */
const RESOLUTION_MS = 10;

/** Figures about the server, in the words of Prometheus. */
@Injectable()
export class Metrics implements OnModuleInit, BeforeApplicationShutdown {
  private readonly registry = new Registry();
  private readonly lag: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  private readonly requests = new Counter({
    name: 'glowworm_requests_total',
    help: 'Requests that were answered, by operation and status.',
    labelNames: ['operation', 'status'],
    registers: [this.registry],
  });
  private readonly durations = new Histogram({
    name: 'glowworm_request_duration_seconds',
    help: 'How long requests took, from the head to the end of the answer.',
    labelNames: ['operation'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.registry],
  });

  constructor(
    private readonly traffic: Traffic,
    database: Database,
  ) {
    const { registry, lag } = this;
    const gauges: Readonly<Record<string, readonly [help: string, value: () => number]>> = {
      glowworm_waiting_writes: ['Units of work that wait for their turn to write.', () => database.waitingWrites],
      glowworm_event_loop_lag_seconds: [
        'How late timers are, on average since the last time that this was asked.',
        () => latenessOf(lag.mean),
      ],
      glowworm_event_loop_lag_max_seconds: ['The same, at the worst.', () => latenessOf(lag.max)],
      process_resident_memory_bytes: ['Memory that the process has.', () => process.memoryUsage.rss()],
    };
    for (const [name, [help, value]] of Object.entries(gauges)) {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: [],
        collect: () => gauge.set(value()),
      });
      registry.registerMetric(gauge);
    }
  }

  onModuleInit(): void {
    this.lag.enable();
    this.traffic.add((exchange) => this.count(exchange));
  }

  beforeApplicationShutdown(): void {
    this.lag.disable();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All of it, as text. */
  async text(): Promise<string> {
    const text = await this.registry.metrics();
    this.lag.reset();
    return text;
  }

  private count({ face, operation = face?.prefix ?? OTHER, status, took }: Exchange): void {
    this.requests.inc({ operation, status });
    this.durations.observe({ operation }, took / 1000);
  }
}

/** In seconds, of what Node has measured in nanoseconds; 0 where it has not measured yet. */
function latenessOf(measured: number): number {
  return Math.max((measured || 0) / 1e9 - RESOLUTION_MS / 1000, 0);
}
