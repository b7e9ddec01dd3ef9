import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';

import type { Environment } from '../config/config.js';

/** Leads PHP's streams, which read nothing from the environment. */
const PHP_STREAMS = fileURLToPath(new URL('./streams.php', import.meta.url));

/** Where systems keep the certificates that they trust, as one file; the first that is there counts. */
const SYSTEM_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
  '/usr/local/etc/openssl/cert.pem',
];

/** The files by which a command is told whom to trust. */
export interface TrustFiles {
  /** The system's own and ours; of those that the environment names instead of the system's, these and ours. */
  readonly bundle: string;
  /** Ours, and what Node was told to trust besides. */
  readonly extra: string;
  /** A folder with settings for PHP, which name the bundle and what PHP runs before a program. */
  readonly phpIni: string;
}

/** The folder in which what is kept for this user stands, after the XDG Base Directory Specification. */
export function userFolder({ XDG_DATA_HOME }: Environment): string {
  return join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'glowworm');
}

/** Writes the files, for what a command would trust in this environment, and our authority besides. */
export async function writeTrust(folder: string, ours: string, environment: Environment): Promise<TrustFiles> {
  const named = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'].flatMap((name) => environment[name] || []);
  const files = { bundle: join(folder, 'bundle.pem'), extra: join(folder, 'extra.pem'), phpIni: join(folder, 'php') };
  const own = new Set(Object.values(files));
  const trusted = await Promise.all(named.filter((file) => !own.has(file)).map(readCertificates));
  const system = trusted.length > 0 ? trusted : [await systemBundle()];
  const { NODE_EXTRA_CA_CERTS: extra } = environment;
  await mkdir(files.phpIni, { recursive: true, mode: 0o700 });
  await Promise.all([
    writeFile(files.bundle, [...system, ours].join('\n')),
    writeFile(files.extra, [extra && !own.has(extra) ? await readCertificates(extra) : '', ours].join('\n')),
    writeFile(
      join(files.phpIni, 'glowworm.ini'),
      ['curl.cainfo', 'openssl.cafile'].map((name) => `${name} = "${files.bundle}"\n`).join('') +
        `auto_prepend_file = "${PHP_STREAMS}"\n`,
    ),
  ]);
  return files;
}

/** @throws Error that names the file when it cannot be read: what it held would silently not be trusted. */
async function readCertificates(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new Error(`The certificates in ${file}, which the environment names, cannot be read: ${error.message}`);
  });
}

async function systemBundle(): Promise<string> {
  for (const file of SYSTEM_BUNDLES) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  // A system that keeps them elsewhere: Node's are Mozilla's too.
  return rootCertificates.join('\n');
}
