import { type Glowworm, startGlowworm } from './glowworm.cjs';

let running: Glowworm | undefined;

/** One server for the whole run; its address is `process.env.GLOWWORM_URL`. Vitest's `globalSetup`, and half of Jest's. */
export async function setup(): Promise<void> {
  running = await startGlowworm();
  process.env.GLOWWORM_URL = running.url;
}

export async function teardown(): Promise<void> {
  await running?.close();
  running = undefined;
}
