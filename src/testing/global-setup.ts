import { startGlowworm, type StartedGlowworm } from './glowworm.js';

let running: StartedGlowworm | undefined;

/** Starts one server for the whole run; its address is `process.env.GLOWWORM_URL`. Vitest's `globalSetup`. */
export async function setup(): Promise<void> {
  running = await startGlowworm();
  process.env.GLOWWORM_URL = running.url;
}

export async function teardown(): Promise<void> {
  await running?.close();
  running = undefined;
}
