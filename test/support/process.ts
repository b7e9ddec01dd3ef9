import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';

import { afterAll, afterEach, jest } from '@jest/globals';

import type { Environment } from '../../src/config/config.js';
import { type Client, clientOf } from './server.js';

export const ROOT = dirname(dirname(import.meta.dirname));

/** Most programs end before optimizing them has paid; without it, their start takes a fifth less of the processor. */
const SHORT_LIVED = '--no-opt';

export interface Exit {
  /** `null` when a signal ended the program. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A program in a process of its own, and what it has printed so far. */
export class Program {
  stdout = '';
  stderr = '';
  /** Settles when the program has ended and everything it printed has arrived. */
  readonly exit: Promise<Exit>;
  private readonly child: ChildProcess;

  constructor(command: string, args: readonly string[], environment: Environment = {}) {
    // Only what is needed to run: the settings of whoever runs the tests must not reach the program.
    const env = { PATH: process.env.PATH, ...environment };
    this.child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.exit = once(this.child, 'close').then(([code]) => ({ code, stdout: this.stdout, stderr: this.stderr }));
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ends the program as a power failure would, and waits until it is gone. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.exit;
  }

  /** Waits until standard output matches. Throws if the program ends before. */
  async printed(pattern: RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      const match = this.stdout.match(pattern);
      if (match) return match;
      const more = once(this.child.stdout!, 'data');
      const ended = await Promise.race([more.then(() => undefined), this.exit]);
      if (ended && !pattern.test(ended.stdout))
        throw new Error(`It ended before it printed ${pattern}: ${ended.stderr}`);
    }
  }
}

export interface ServerProgram extends Program {
  /** Where it listens. */
  readonly url: string;
  /** A client with a new account, or with the account of a key. */
  client(key?: string): Client;
}

export interface Programs {
  /** Runs any command in the checkout. */
  start(command: string, args: readonly string[], environment?: Environment): Program;
  /** Runs a command of the built program, such as `serve`, with its arguments. */
  run(args: readonly string[], environment?: Environment): Program;
  /** Starts the server on a free port and waits until it says that it is ready. */
  serve(environment: Environment): Promise<ServerProgram>;
}

/** The programs that a test file starts; those that are left running are killed at the end of each test, or of the file. */
export function usePrograms(until: 'test' | 'file' = 'test'): Programs {
  // Starting a program takes its time where many tests run at once.
  jest.setTimeout(60_000);
  const started: Program[] = [];
  const atEnd = until === 'test' ? afterEach : afterAll;
  atEnd(() => Promise.all(started.splice(0).map((program) => program.kill())));

  const start = (command: string, args: readonly string[], environment?: Environment) => {
    const program = new Program(command, args, environment);
    started.push(program);
    return program;
  };
  const run = (args: readonly string[], environment?: Environment) =>
    start(process.execPath, [SHORT_LIVED, 'scripts/run.mjs', ...args], environment);
  return {
    start,
    run,
    async serve(environment) {
      const program = run(['serve'], { PORT: '0', ...environment });
      const [, url] = await program.printed(/^Glowworm is ready on (\S+)\n/m);
      return Object.assign(program, { url, client: (key?: string) => clientOf(() => url, key) });
    },
  };
}
