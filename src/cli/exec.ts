import { type Command, Option } from 'commander';

import { exec } from '../proxy/exec.js';
import { Failure } from './errors.js';

interface Options {
  readonly url?: string;
  readonly own?: boolean;
  readonly host?: string[];
}

export function register(command: Command): void {
  command
    .description(
      'Runs a command whose every call to api.littlegreenlight.com lands in Glowworm, and none in the real Little Green Light.',
    )
    .argument('<command...>', 'the command and its arguments, after a lone --')
    .option('--url <URL>', 'the server to call; else the one that runs on http://127.0.0.1:3000, else one in memory')
    .addOption(new Option('--own', 'a server in memory for this command alone, whichever others run').conflicts('url'))
    .option('--host <NAME...>', 'a host besides those of Little Green Light whose calls are for Glowworm')
    .passThroughOptions()
    .action(async (words: string[], { url, own, host }: Options) => {
      const say = (text: string) => process.stderr.write(`glowworm: ${text}\n`);
      process.exit(await exec({ command: words, url, own, hosts: host, environment: process.env, say }).catch(fail));
    });
}

function fail({ message }: Error): never {
  throw new Failure(message);
}
