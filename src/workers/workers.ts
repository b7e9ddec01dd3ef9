import { Injectable } from '@nestjs/common';

/** Something that goes on beside the requests, once the database is open. */
export interface Worker {
  start?(): void;
  /** Ends what it does, soon; the database is still open. */
  stop(): Promise<void> | void;
}

/** Everything that goes on beside the requests. The server starts it; a command that only opens the database does not. */
@Injectable()
export class Workers {
  private readonly workers: Worker[] = [];

  add(worker: Worker): void {
    this.workers.push(worker);
  }

  start(): void {
    for (const worker of this.workers) worker.start?.();
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
  }
}
