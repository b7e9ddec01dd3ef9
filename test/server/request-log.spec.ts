import { describe, expect, it } from '@jest/globals';

import { usePrograms } from '../support/process.js';

const LGL = '/api/v1/constituents';
const DRX = '/api/v2/patients';

describe('The log of requests', () => {
  const programs = usePrograms();

  async function logged(environment: Record<string, string>): Promise<string[]> {
    const server = await programs.serve({ DATABASE_URL: 'sqlite::memory:', ...environment });
    const client = server.client('my-own-key');
    await client.get(`${LGL}?limit=1&access_token=sesame`).expect(200);
    await client.post(LGL, { birthday: 'x' }).expect(422);
    await client.get(`${DRX}?limit=sesame`).expect(400);
    await client.get(`${LGL}?note=sesame`).set('Host', 'sesame.example').expect(403);
    await client.post(DRX, { '\u001b[31mred\nGET /forged 200': 1 }).expect(422);
    await client.get('/api/v1/nothing').expect(404);
    await client.get('/livez').expect(200);
    server.signal('SIGTERM');
    const { stdout } = await server.exit;
    expect(stdout).not.toMatch(/my-own-key|sesame\b(?!\.example)|InstanceLoader/);
    return stdout.split('\n').filter((line) => / \d+ ms/.test(line));
  }

  it('has a line for each, with what the client was told was wrong, and no key or query', async () => {
    const lines = await logged({ LOG_REQUESTS: '1' });
    expect(lines).toEqual([
      expect.stringMatching(` ${LGL} 200 \\d+ ms$`),
      expect.stringMatching(`POST ${LGL} 422 \\d+ ms: .*birthday must be`),
      expect.stringMatching(`GET ${DRX} 400 \\d+ ms: limit must be a whole number`),
      expect.stringMatching(`GET ${LGL} 403 \\d+ ms: .*ALLOWED_HOSTS`),
      expect.stringMatching(`POST ${DRX} 422 \\d+ ms: .*`),
      expect.stringMatching('GET /api/v1/nothing 404 \\d+ ms: Not Found$'),
      expect.stringMatching('GET /livez 200 \\d+ ms$'),
    ]);
    expect(lines.join()).not.toMatch(/\p{Cc}/u);
  });

  it('is one object on each line as json', async () => {
    const lines = await logged({ LOG_REQUESTS: '1', LOG_FORMAT: 'json' });
    expect(lines.map((line) => JSON.parse(line))).toHaveLength(7);
    expect(JSON.parse(lines[0])).toMatchObject({ level: 'log', context: 'Request' });
  });

  it('is left out where nobody watches, or when it is not wanted', async () => {
    expect(await logged({})).toEqual([]);
    expect(await logged({ LOG_REQUESTS: '0', LOG_LEVEL: 'info' })).toEqual([]);
  });
});
