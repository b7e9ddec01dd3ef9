// One step of preparing the checkout: a command that says what it is doing and that it is still at it.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const onTerminal = Boolean(process.stderr.isTTY);
const SIGN_OF_LIFE_MS = onTerminal ? 1000 : 5000;

/**
 * Runs a command in a folder. What it prints is shown only if it fails, which ends this process.
 * `later`, asked now and then, gives a new text once there is something else to say.
 */
export async function step(what, command, args, folder, { environment = {}, later = () => undefined } = {}) {
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    // A group of its own, so that all that it starts can be ended with it.
    detached: process.platform !== 'win32',
  });
  const printed = [];
  for (const output of [child.stdout, child.stderr]) output.on('data', (part) => printed.push(part));

  let said = what;
  let began = Date.now();
  process.stderr.write(`${said} …`);
  const life = setInterval(() => {
    const now = later() ?? said;
    if (now !== said) {
      [said, began] = [now, Date.now()];
      process.stderr.write(`\n${said} …`);
    }
    process.stderr.write(onTerminal ? `\r${said} … ${Math.round((Date.now() - began) / 1000)} s` : '.');
  }, SIGN_OF_LIFE_MS);
  const release = passSignalsTo(child);
  const failure = await new Promise((resolve) => {
    child.once('error', (error) => resolve(`: ${error.message}`));
    child.once('close', (code) => resolve(code === 0 ? undefined : '; what it printed is above'));
  });
  release();
  clearInterval(life);
  process.stderr.write('\n');
  if (failure === undefined) return;
  process.stderr.write(Buffer.concat(printed));
  fail(`${said} failed${failure}.`);
}

export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** Whoever ends this process means the command too. */
function passSignalsTo(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const end = (signal) => {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, signal);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.once(signal, end);
  return () => signals.forEach((signal) => process.off(signal, end));
}
