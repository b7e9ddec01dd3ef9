import { basename } from 'node:path';

/** In a checkout, npm's scripts stand for the commands. */
const IN_CHECKOUT = basename(process.argv[1] ?? '') === 'run.mjs';
const SCRIPTS: Readonly<Record<string, string>> = { serve: 'npm start --', keys: 'npm run keys --' };

/** How a person calls a command here: `glowworm keys create`, or `npm run keys -- create` in a checkout. */
export function called(command: string, rest = ''): string {
  const start = IN_CHECKOUT ? (SCRIPTS[command] ?? `npm run --silent glowworm -- ${command}`) : `glowworm ${command}`;
  return `${start} ${rest}`.trim();
}
