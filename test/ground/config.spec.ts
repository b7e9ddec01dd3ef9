import { describe, expect, it } from '@jest/globals';

import { ConfigError } from '../../src/config/config-error.js';
import { type Environment, readConfig } from '../../src/config/config.js';
import { useServer } from '../support/server.js';

const DEFAULTS = {
  HOST: '127.0.0.1',
  PORT: 3000,
  DATABASE_URL: 'sqlite:./data/glowworm.sqlite',
  DATABASE_TIMEOUT: 10,
  AUTH_MODE: 'open',
  ACCOUNT_TTL: 2_592_000_000,
  LOG_LEVEL: 'info',
  LOG_FORMAT: 'text',
  TRUST_PROXY: false,
  ALLOWED_HOSTS: [],
  CORS_ORIGINS: [],
  LOG_REQUESTS: undefined,
  PROXY_PORT: undefined,
  BODY_LIMIT: '1mb',
  WEBHOOK_PRIVATE: true,
  WEBHOOK_TIMEOUT: 10,
  WEBHOOK_PAUSES: [5, 30, 120, 600, 3600, 21_600],
};

/** What the start says about a configuration, line by line; nothing when it is right. */
function complaints(environment: Environment): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [heading, ...lines] = error.message.split('\n');
    expect(heading).toBe('The configuration is wrong:');
    return lines.map((line) => line.trim());
  }
}

describe('The configuration', () => {
  it('has a default for every setting', () => {
    expect(readConfig({})).toEqual(DEFAULTS);
  });

  it('takes an empty variable for one that is not set, and ignores the space around a value', () => {
    const { DATABASE_URL: _, ...others } = DEFAULTS;
    const empty = Object.fromEntries(Object.keys(others).map((name) => [name, ' ']));
    expect(readConfig(empty)).toEqual(DEFAULTS);
    expect(readConfig({ PORT: ' 8080 ' }).PORT).toBe(8080);
  });

  it('names every wrong value in one message', () => {
    const wrong = {
      PORT: '65536',
      DATABASE_URL: 'mysql://localhost/glowworm',
      DATABASE_TIMEOUT: '0',
      AUTH_MODE: 'closed',
      ACCOUNT_TTL: 'soon',
      LOG_LEVEL: 'loud',
      LOG_FORMAT: 'xml',
      TRUST_PROXY: 'perhaps',
      ALLOWED_HOSTS: 'glowworm.test:3000',
      CORS_ORIGINS: 'localhost',
      LOG_REQUESTS: 'yes',
      PROXY_PORT: '65536',
      BODY_LIMIT: 'huge',
      WEBHOOK_PRIVATE: 'maybe',
      WEBHOOK_TIMEOUT: '0',
      WEBHOOK_PAUSES: '5;30',
    };
    expect(complaints(wrong)).toEqual(
      Object.entries(wrong).map(([name, value]) =>
        expect.stringMatching(`^${name} must be .* \\(it is "${value}"\\)$`),
      ),
    );
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '3000x'],
    ['PORT', '1e3'],
    ['PORT', '0x50'],
    ['DATABASE_URL', ''],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'data/glowworm.sqlite'],
    ['DATABASE_URL', 'postgres://localhost:port/glowworm'],
    ['AUTH_MODE', 'OPEN'],
    ['LOG_LEVEL', 'trace'],
    ['TRUST_PROXY', '10.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.0/8/8'],
    ['TRUST_PROXY', '10.0.0.1,proxy.example.org'],
    ['TRUST_PROXY', '::1/129'],
    ['ALLOWED_HOSTS', 'http://glowworm.test'],
    ['ALLOWED_HOSTS', 'a,,b'],
    ['CORS_ORIGINS', 'http://localhost:5173/'],
    ['CORS_ORIGINS', 'null'],
    ['BODY_LIMIT', '1 mile'],
    ['BODY_LIMIT', '-1kb'],
    ['WEBHOOK_PRIVATE', 'TRUE'],
    ['WEBHOOK_TIMEOUT', '301'],
    ['WEBHOOK_PAUSES', '5,'],
    ['WEBHOOK_PAUSES', '5,604801'],
  ])('refuses %s=%s', (name, value) => {
    expect(complaints({ [name]: value })).toEqual([expect.stringContaining(`${name} must be`)]);
  });

  it.each([
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['DATABASE_URL', 'sqlite::memory:', 'sqlite::memory:'],
    ['DATABASE_URL', 'postgres://ada:secret@db:5432/glowworm', 'postgres://ada:secret@db:5432/glowworm'],
    ['DATABASE_URL', 'postgresql://db/glowworm', 'postgresql://db/glowworm'],
    ['LOG_LEVEL', 'debug', 'debug'],
    ['LOG_FORMAT', 'json', 'json'],
    ['TRUST_PROXY', 'true', true],
    ['TRUST_PROXY', 'false', false],
    ['TRUST_PROXY', '2', 2],
    ['TRUST_PROXY', 'loopback, 10.0.0.0/8, fd00::/8', 'loopback, 10.0.0.0/8, fd00::/8'],
    ['ALLOWED_HOSTS', 'Glowworm.test, [fd00::1]', ['glowworm.test', '[fd00::1]']],
    ['CORS_ORIGINS', '*', ['*']],
    ['CORS_ORIGINS', 'http://localhost:5173, https://app.test', ['http://localhost:5173', 'https://app.test']],
    ['LOG_REQUESTS', '0', false],
    ['BODY_LIMIT', '200kb', '200kb'],
    ['WEBHOOK_PRIVATE', 'false', false],
    ['WEBHOOK_TIMEOUT', '300', 300],
    ['WEBHOOK_PAUSES', '0, 604800', [0, 604_800]],
  ] as const)('accepts %s=%s', (name, value, read) => {
    expect(readConfig({ [name]: value })[name]).toEqual(read);
  });
});

describe('AUTH_MODE', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('is open while only this machine can call: %s', (HOST) => {
    expect(readConfig({ HOST }).AUTH_MODE).toBe('open');
    expect(readConfig({ HOST, AUTH_MODE: 'strict' }).AUTH_MODE).toBe('strict');
  });

  it.each(['0.0.0.0', '::', '192.168.0.7', 'glowworm.example.org', '127.example.org'])(
    'is strict, and cannot be open, where others can call: %s',
    (HOST) => {
      expect(readConfig({ HOST }).AUTH_MODE).toBe('strict');
      expect(complaints({ HOST, AUTH_MODE: 'open' })).toEqual([
        `AUTH_MODE must be strict when HOST is not a loopback address (HOST is "${HOST}")`,
      ]);
    },
  );
});

describe('WEBHOOK_PRIVATE', () => {
  it.each([
    ['127.0.0.1', true],
    ['0.0.0.0', false],
  ])('is allowed by itself only where nobody else can call: %s', (HOST, allowed) => {
    expect(readConfig({ HOST }).WEBHOOK_PRIVATE).toBe(allowed);
    expect(readConfig({ HOST, WEBHOOK_PRIVATE: String(!allowed) }).WEBHOOK_PRIVATE).toBe(!allowed);
  });
});

describe('BODY_LIMIT', () => {
  const server = useServer({ BODY_LIMIT: '1kb' });

  it('is the largest body that is read', async () => {
    const client = server.client();
    const fits = { first_name: 'Joe', note: ' '.repeat(994) };
    expect(JSON.stringify(fits)).toHaveLength(1024);

    await client.post('/api/v1/constituents', fits).expect(200);
    await client.post('/api/v1/constituents', { ...fits, note: `${fits.note} ` }).expect(413);
  });
});

describe('TRUST_PROXY', () => {
  const trusting = useServer({ TRUST_PROXY: 'loopback' });
  const wary = useServer();

  it.each([
    ['believes X-Forwarded-* of a proxy that is trusted', trusting, () => 'https://lgl.example.org'],
    ['ignores X-Forwarded-* otherwise', wary, () => wary.url],
  ])('%s', async (_, server, origin) => {
    const client = server.client();
    for (const first_name of ['Joe', 'Ada']) await client.post('/api/v1/constituents', { first_name }).expect(200);
    const { body } = await client
      .get('/api/v1/constituents?limit=1')
      .set('X-Forwarded-Proto', 'https')
      .set('X-Forwarded-Host', 'lgl.example.org')
      .expect(200);
    expect(new URL(body.next_link).origin).toBe(origin());
  });
});
