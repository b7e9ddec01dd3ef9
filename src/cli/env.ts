import type { Command } from 'commander';

import { readConfig } from '../config/config.js';
import { shellLines } from '../proxy/shell.js';
import { Failure, UsageError } from './errors.js';
import { addSettings, settingsOf } from './settings.js';

export function register(command: Command): void {
  addSettings(command, ['PROXY_PORT'])
    .description('Prints what leads the calls of a shell to Glowworm: eval "$(glowworm env --proxy-port 3001)".')
    .option('--host <NAME...>', 'a host besides those of Little Green Light whose calls are for Glowworm')
    .action(async ({ host, ...options }: { host?: string[] } & Record<string, string>) => {
      const { PROXY_PORT } = readConfig(settingsOf(options));
      if (!PROXY_PORT) throw new UsageError('Say with --proxy-port where the proxy of the server listens.');
      process.stdout.write(await shellLines(PROXY_PORT, process.env, host).catch(fail));
    });
}

/** What the shell evaluates fails as well, so that no command after `&&` or under `set -e` goes on without the proxy. */
function fail({ message }: Error): never {
  process.stdout.write('false\n');
  throw new Failure(message);
}
