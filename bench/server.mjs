// Servers, each a process of its own.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** In a second, on every Linux. */
const TICKS = 100;

const running = new Set();
process.once('exit', () => running.forEach((child) => kill(child, 'SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Starts a server and waits until it prints where it is ready; `took` is how many milliseconds that was. */
export async function start(command, args, environment = {}) {
  const began = performance.now();
  const child = spawn(command, args, {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // a group of its own: what `npm start` starts must stop with it
  });
  running.add(child);
  const closed = once(child, 'close').finally(() => running.delete(child));
  const url = await Promise.race([printedUrl(child), closed.then(() => undefined)]);
  if (!url) throw new Error(`${command} ${args.join(' ')} ended before it was ready.`);
  return {
    url,
    took: performance.now() - began,
    /** How much memory the process takes now, in MB. */
    memory: () => Math.round(residentKilobytes(child.pid) / 1024),
    /** How many seconds it has kept a processor busy; 0 where the system does not tell exactly. */
    cpu: () => (process.platform === 'linux' ? busyTicks(child.pid) / TICKS : 0),
    async stop() {
      kill(child, 'SIGTERM');
      await closed;
    },
  };
}

function printedUrl({ stdout }) {
  return new Promise((resolve) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const [, url] = line.match(/ is ready on (http:\S+)/) ?? [];
      const [, port] = line.match(/JSON Server started on PORT :(\d+)/) ?? [];
      if (url ?? port) resolve(url ?? `http://127.0.0.1:${port}`);
    });
  });
}

function kill({ pid }, signal) {
  process.kill(-pid, signal);
}

/** Of all its threads, in user and in kernel mode. The name before them may hold anything, but ends with `)`. */
function busyTicks(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

function residentKilobytes(pid) {
  if (process.platform !== 'linux') return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]));
  return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]);
}
