import { type Command, Option } from 'commander';

import { settings } from '../config/config.js';
import { called } from './called.js';
import { Failure, UsageError } from './errors.js';
import { keyOption } from './key-option.js';

/** Which account of which server a command is about. */
export interface Account {
  readonly url: string;
  readonly key: string;
}

/** Where a server listens that was told nothing else. */
const USUAL_URL = `http://${settings.HOST.fallback}:${settings.PORT.fallback}`;

/** Gives a command the options that say which account of which server it is about. */
export function addAccount(command: Command): Command {
  return command.addOption(new Option('--url <URL>', 'the server').default(USUAL_URL)).addOption(keyOption());
}

/**
 * Asks a running server, by a path such as `/sandbox/reset`, and returns the answer's JSON.
 * @throws Failure when no Glowworm answers there or it refuses, UsageError when the address is none.
 */
export async function ask({ url, key }: Account, method: string, path: string, body?: object): Promise<unknown> {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new UsageError(`--url must be like ${USUAL_URL}.`);
  const address = url.replace(/\/+$/, '');
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
  const answer = await fetch(`${address}${path}`, {
    method,
    headers,
    body: body && JSON.stringify(body),
    redirect: 'manual',
  }).catch((error: Error) => {
    throw new Failure(noServer(address, error));
  });
  const text = await answer.text();
  const content = jsonIn(text) as { error?: { message?: string } } | undefined;
  if (answer.ok && content) return content;
  throw new Failure(content?.error?.message ?? `What answers at ${address} is no Glowworm (status ${answer.status}).`);
}

function noServer(address: string, { cause }: Error): string {
  const { code } = (cause ?? {}) as { code?: string };
  return `No server answers at ${address}${code ? ` (${code})` : ''}. Start one (${called('serve')}), or say with --url where it runs.`;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
