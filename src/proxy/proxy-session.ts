import { fileURLToPath } from 'node:url';

import type { Environment } from '../config/config.js';
import { Authority } from './authority.js';
import { proxied } from './environment.js';
import { ForwardProxy } from './forward-proxy.js';
import { Hosts } from './hosts.js';
import { userFolder, writeTrust } from './trust.js';

/** Loaded by Node before a command's own program. */
const PRELOAD = fileURLToPath(new URL('./preload.cjs', import.meta.url));

export interface ProxySettings {
  /** Where calls for Glowworm go, such as `http://127.0.0.1:3000`. */
  readonly target: string;
  /** The port of the proxy; any free one when it is left out. */
  readonly port?: number;
  /** Hosts whose calls are for Glowworm besides LGL's. */
  readonly hosts?: readonly string[];
  readonly environment: Environment;
  /** Told of every call that was refused because it would have reached the real LGL. */
  readonly onRefused: (call: string) => void;
}

/** A proxy that listens on the loopback. */
export interface RunningProxy {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string;
  close(): Promise<void>;
}

/** @throws Error when the port is taken, or the authority cannot be kept. */
export async function startProxy({
  target,
  port,
  hosts,
  environment,
  onRefused,
}: ProxySettings): Promise<RunningProxy> {
  const authority = await Authority.in(userFolder(environment));
  const proxy = new ForwardProxy({ target, hosts: new Hosts(hosts), authority, onRefused });
  return { url: await proxy.listen(port), close: () => proxy.close() };
}

/**
 * What a command's environment gains so that its calls come to the proxy, and the files that it names.
 * @throws Error when the files cannot be written.
 */
export async function proxyVariables(
  proxyUrl: string,
  environment: Environment,
  hosts: readonly string[] = [],
): Promise<Record<string, string>> {
  const folder = userFolder(environment);
  const { pem } = await Authority.in(folder);
  const trust = await writeTrust(folder, pem, environment);
  return proxied(environment, { proxyUrl, trust, preload: PRELOAD, hosts });
}
