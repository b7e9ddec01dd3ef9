import { delimiter } from 'node:path';

import type { Environment } from '../config/config.js';
import { Hosts } from './hosts.js';
import type { TrustFiles } from './trust.js';

interface Ways {
  /** Such as `http://127.0.0.1:41234`. */
  readonly proxyUrl: string;
  readonly trust: TrustFiles;
  /** The program that Node loads before a command of its own. */
  readonly preload: string;
  /** Hosts besides LGL's. */
  readonly hosts: readonly string[];
}

/** Reached without any proxy, as always. */
const LOCAL = ['localhost', '127.0.0.1', '::1'];

/**
 * What a command's environment gains so that its calls to LGL come to the proxy and its certificates are believed:
 * curl, Python, PHP, Ruby, Go and Node each read some of these.
 */
export function proxied(environment: Environment, { proxyUrl, trust, preload, hosts }: Ways): Record<string, string> {
  const noProxy = [
    ...new Set([...LOCAL, ...entries(environment).filter((entry) => !covers(entry, new Hosts(hosts)))]),
  ].join();
  const load = `--require ${JSON.stringify(preload)}`;
  const { NODE_OPTIONS = '', PHP_INI_SCAN_DIR = '' } = environment;
  return {
    HTTPS_PROXY: proxyUrl,
    https_proxy: proxyUrl,
    HTTP_PROXY: proxyUrl,
    http_proxy: proxyUrl,
    NO_PROXY: noProxy,
    no_proxy: noProxy,
    NODE_EXTRA_CA_CERTS: trust.extra,
    NODE_USE_ENV_PROXY: '1',
    NODE_OPTIONS: NODE_OPTIONS.includes(load) ? NODE_OPTIONS : `${NODE_OPTIONS} ${load}`.trim(),
    SSL_CERT_FILE: trust.bundle,
    REQUESTS_CA_BUNDLE: trust.bundle,
    CURL_CA_BUNDLE: trust.bundle,
    // PHP takes an empty entry for the folder that it was built with.
    PHP_INI_SCAN_DIR: [PHP_INI_SCAN_DIR, trust.phpIni].join(delimiter),
    // For the program that Node loads.
    GLOWWORM_PROXY_PORT: new URL(proxyUrl).port,
    GLOWWORM_PROXY_HOSTS: hosts.join(),
  };
}

function entries({ NO_PROXY, no_proxy }: Environment): string[] {
  return [NO_PROXY, no_proxy].flatMap((list) => (list ?? '').split(',').map((entry) => entry.trim())).filter(Boolean);
}

/** Whether an entry of NO_PROXY would let calls to one of the hosts past the proxy. */
function covers(entry: string, hosts: Hosts): boolean {
  const name = entry.replace(/^\*?\.?/, '').replace(/:\d+$/, '');
  return name === '' || name === 'com' || hosts.has(name);
}
