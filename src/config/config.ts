import { isIP } from 'node:net';

import { getConfigToken, registerAs } from '@nestjs/config';

import { ConfigError } from './config-error.js';
import { later, parseDuration } from './duration.js';

/**
 * Everything that can be set from outside, by the name it has in the environment. Each entry has its default, reads the
 * text of one variable, throwing a sentence when it cannot be right, and says what it is for.
 */
export const settings = {
  HOST: setting('127.0.0.1', (text) => text, 'The address to listen on; 0.0.0.0 listens on all.'),
  PORT: setting(3000, wholeNumber(0, 65_535), 'The port to listen on; 0 takes any free one.'),
  DATABASE_URL: setting(
    'sqlite:./data/glowworm.sqlite',
    databaseUrl,
    'Where the records are: sqlite:FILE, sqlite::memory: or postgres://USER:PASSWORD@HOST:PORT/DATABASE.',
  ),
  DATABASE_TIMEOUT: setting(
    10,
    wholeNumber(1, 600),
    'How many seconds the database has to do what one request wants; after that the answer is a 503.',
  ),
  AUTH_MODE: setting<AuthMode | undefined>(
    undefined,
    oneOf('open', 'strict'),
    'open: any key opens an account; strict: only keys that were created. Unset: open on loopback, else strict.',
  ),
  ACCOUNT_TTL: setting(
    30 * 86_400_000,
    timeToLive,
    'After how long without use an account that use has opened is removed, such as 30d, 12h or P1M; never keeps all.',
  ),
  LOG_LEVEL: setting<LogLevel>('info', oneOf('error', 'warn', 'info', 'debug'), 'error, warn, info or debug.'),
  LOG_FORMAT: setting<'text' | 'json'>('text', oneOf('text', 'json'), 'text or json.'),
  TRUST_PROXY: setting<boolean | number | string>(
    false,
    trustedProxies,
    "Which proxies' X-Forwarded-* headers are believed: true, false, a number of hops, or their addresses.",
  ),
  ALLOWED_HOSTS: setting<readonly string[]>(
    [],
    listOf(hostName),
    'Names besides those of the loopback by which the server may be called, such as glowworm.test, without a port.',
  ),
  CORS_ORIGINS: setting<readonly string[]>(
    [],
    listOf(origin),
    'The origins of web pages that may call the server, such as http://localhost:5173; * is all of them.',
  ),
  LOG_REQUESTS: setting<boolean | undefined>(
    undefined,
    (text) => oneOf('1', '0')(text) === '1',
    'Whether each request is logged: 1 or 0. Unset: in a terminal.',
  ),
  PROXY_PORT: setting<number | undefined>(
    undefined,
    wholeNumber(0, 65_535),
    'The port of a proxy on the loopback by which calls to api.littlegreenlight.com come here. Unset: no proxy.',
  ),
  BODY_LIMIT: setting('1mb', byteSize, 'The largest request body, such as 1mb or 200kb.'),
  WEBHOOK_PRIVATE: setting<boolean | undefined>(
    undefined,
    (text) => oneOf('true', 'false')(text) === 'true',
    'Whether webhooks may go to private addresses: true or false. Unset: only while listening on loopback.',
  ),
  WEBHOOK_TIMEOUT: setting(10, wholeNumber(1, 300), "How many seconds a webhook's receiver has to answer."),
  WEBHOOK_PAUSES: setting<readonly number[]>(
    [5, 30, 120, 600, 3600, 21_600],
    listOf(wholeNumber(0, 604_800)),
    'The seconds after which a failed delivery is tried again; after the last it is given up.',
  ),
};

export type AuthMode = 'open' | 'strict';
export type LogLevel = 'error' | 'warn' | 'info' | 'debug';
export type Config = { readonly [K in keyof typeof settings]: ReturnType<(typeof settings)[K]['parse']> } & {
  readonly AUTH_MODE: AuthMode;
  readonly WEBHOOK_PRIVATE: boolean;
};
export type Environment = { readonly [name: string]: string | undefined };

/**
 * Reads the whole configuration at once.
 * @throws ConfigError naming every variable that is wrong, one to a line.
 */
export function readConfig(environment: Environment): Config {
  const wrong: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { fallback, parse }] of Object.entries(settings)) {
    const text = environment[name]?.trim();
    try {
      // An empty DATABASE_URL is a variable that was lost on the way; taking the default would hide the records.
      values[name] = text || (text === '' && name === 'DATABASE_URL') ? parse(text) : fallback;
    } catch (error) {
      wrong.push(`${name} ${(error as Error).message} (it is "${text}")`);
    }
  }
  const { HOST, AUTH_MODE, WEBHOOK_PRIVATE } = values as Partial<Config>;
  const loopback = HOST !== undefined && isLoopback(HOST);
  if (HOST !== undefined && !loopback && AUTH_MODE === 'open') {
    wrong.push(`AUTH_MODE must be strict when HOST is not a loopback address (HOST is "${HOST}")`);
  }
  if (wrong.length > 0) throw new ConfigError(`The configuration is wrong:\n${wrong.map((w) => `  ${w}`).join('\n')}`);
  return {
    ...(values as unknown as Config),
    AUTH_MODE: AUTH_MODE ?? (loopback ? 'open' : 'strict'),
    WEBHOOK_PRIVATE: WEBHOOK_PRIVATE ?? loopback,
  };
}

/** The token under which Nest hands out the configuration: `@Inject(CONFIG) config: Config`. */
export const CONFIG = getConfigToken('glowworm');

/** What `ConfigModule.forRoot({ load })` wants. */
export const configFactory = (config: Config) => registerAs('glowworm', () => config);

interface Setting<T> {
  fallback: T;
  parse: (text: string) => T;
  /** What it is for, as `--help` prints it. */
  description: string;
}

function setting<T>(fallback: T, parse: (text: string) => T, description: string): Setting<T> {
  return { fallback, parse, description };
}

function wholeNumber(from: number, to: number): (text: string) => number {
  return (text) => {
    if (!/^\d+$/.test(text) || Number(text) < from || Number(text) > to) {
      throw new Error(`must be a whole number from ${from} to ${to}`);
    }
    return Number(text);
  };
}

function oneOf<T extends string>(...choices: T[]): (text: string) => T {
  return (text) => {
    if (!choices.includes(text as T)) throw new Error(`must be one of ${choices.join(', ')}`);
    return text as T;
  };
}

function listOf<T>(parse: (text: string) => T): (text: string) => T[] {
  return (text) => text.split(',').map((part) => parse(part.trim()));
}

/** In milliseconds; infinite for `never`. */
function timeToLive(text: string): number {
  if (text === 'never') return Infinity;
  const [, number, unit] = /^(\d+)([dh])$/.exec(text) ?? [];
  const duration = parseDuration(unit ? (unit === 'd' ? `P${number}D` : `PT${number}H`) : text);
  const ms = duration ? later(new Date(0), duration).getTime() : 0;
  if (!(ms > 0)) throw new Error('must be a time such as 30d, 12h or P1M, or never');
  return ms;
}

function databaseUrl(text: string): string {
  if (/^sqlite:./.test(text)) return text;
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new Error('must be sqlite:FILE, sqlite::memory: or postgres://USER:PASSWORD@HOST:PORT/DATABASE');
}

function trustedProxies(text: string): boolean | number | string {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d+$/.test(text)) return Number(text);
  if (text.split(',').every((proxy) => isNetwork(proxy.trim()))) return text;
  throw new Error('must be true, false, a number of hops or a list of addresses');
}

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)]!;
  return most > 0 && rest.length === 0 && (bits === undefined || (/^[1-9]\d*$/.test(bits) && Number(bits) <= most));
}

function hostName(text: string): string {
  if (!/^([\w-]+(\.[\w-]+)*|\[[\da-f:.]+\])$/i.test(text)) throw new Error('must be names of hosts, without a port');
  return text.toLowerCase();
}

function origin(text: string): string {
  const isWhole = text === '*' || (/^[a-z][a-z\d+.-]*:\/\/[^/?#\s]+$/.test(text) && URL.canParse(text));
  if (!isWhole) throw new Error('must be * or origins such as http://localhost:5173');
  return text;
}

function byteSize(text: string): string {
  if (!/^\d+(b|kb|mb|gb)?$/i.test(text)) throw new Error('must be a size such as 1mb or 200kb');
  return text;
}

/** Whether only this machine can reach a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
