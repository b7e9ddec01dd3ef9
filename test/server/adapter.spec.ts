import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';

import { Clock } from '../../src/clock/clock.js';
import { readConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { FastAdapter } from '../../src/http/fast-adapter.js';
import { createApp } from '../../src/server.js';
import { useDatabase } from '../support/database.js';

const LGL = 'Authorization: Bearer adapter-test';
const DRX = 'X-DRX-Key: adapter-test';
const JSON_BODY = 'Content-Type: application/json';
const FORM = 'Content-Type: application/x-www-form-urlencoded';
const NUMBER = '{"number": "(888) 555-0044"}';
const PATIENT = '{"first_name": "John", "last_name": "Doe", "date_of_birth": "1980-01-15", "gender": "M"}';

/** A request as it is sent, sent in this order: its first line, its headers and its body. */
const REQUESTS: [line: string, headers?: string[], body?: string][] = [
  ['POST /api/v1/constituents', [LGL, JSON_BODY], '{"first_name": "Joe", "phone_numbers": [{"number": "1"}]}'],
  ['POST /api/v2/patients', [DRX, JSON_BODY], PATIENT],
  // Routes of every verb, as they are meant to be called.
  ['GET /api/v1/constituents', [LGL]],
  ['GET /api/v1/constituents?limit=1&offset=0&q=joe%20doe', [LGL]],
  ['GET /api/v1/constituents/1', [LGL]],
  ['GET /api/v1/constituents/1/phone_numbers', [LGL]],
  ['POST /api/v1/constituents/1/phone_numbers', [LGL, JSON_BODY], NUMBER],
  ['PATCH /api/v1/phone_numbers/1', [LGL, JSON_BODY], '{"not_current": true}'],
  ['PUT /api/v1/phone_numbers/1', [LGL, JSON_BODY], '{"not_current": false}'],
  ['DELETE /api/v1/phone_numbers/1', [LGL]],
  ['GET /api/v1/types', [LGL]],
  ['GET /api/v1/types/phone_number_types', [LGL]],
  ['GET /api/v2/patients/pat_1', [DRX]],
  ['GET /api/v2/phone-numbers?limit=3', [DRX]],
  ['GET /livez'],
  ['GET /readyz'],
  ['GET /docs'],
  ['GET /docs/'],
  ['GET /docs/swagger-ui.css'],
  ['GET /docs/no-such-file.js'],
  ['GET /openapi/lgl-v1.json'],
  ['GET /openapi/drx-v2.json'],
  // Other methods.
  ['HEAD /api/v1/constituents', [LGL]],
  ['HEAD /api/v1/constituents/1', [LGL]],
  ['HEAD /api/v1/constituents/999', [LGL]],
  ['HEAD /livez'],
  ['OPTIONS /api/v1/constituents'],
  ['OPTIONS /api/v1/constituents/1'],
  ['OPTIONS /api/v1/nothing'],
  ['OPTIONS /'],
  ['TRACE /api/v1/constituents', [LGL]],
  ['PROPFIND /api/v1/constituents', [LGL]],
  ['POST /api/v1/constituents/1', [LGL, JSON_BODY], '{}'],
  ['PUT /api/v1/constituents', [LGL, JSON_BODY], '{}'],
  ['DELETE /api/v1/constituents', [LGL]],
  ['PATCH /livez'],
  // Paths that are written unusually.
  ['GET /API/V1/Constituents', [LGL]],
  ['GET /api/v1/CONSTITUENTS/1', [LGL]],
  ['GET /api/v1/constituents/', [LGL]],
  ['GET /api/v1/constituents/1/', [LGL]],
  ['GET /api/v1/constituents/1//', [LGL]],
  ['GET /api/v1//constituents', [LGL]],
  ['GET //api/v1/constituents', [LGL]],
  ['GET /api/v1/constituents//phone_numbers', [LGL]],
  ['GET /api/v1/constituents/?limit=1', [LGL]],
  ['GET /api/v1/constituents.json', [LGL]],
  ['GET /api/v1/constituents/1.json?limit=1', [LGL]],
  ['GET /api/v1/constituents/1.json/', [LGL]],
  ['GET /api/v1/constituents/1.xml', [LGL]],
  ['GET /api/v1/%63onstituents', [LGL]],
  ['GET /api/v1/constituents/%31', [LGL]],
  ['GET /api/v1/constituents%2F1', [LGL]],
  ['GET /api/v1/constituents/1%2Fphone_numbers', [LGL]],
  ['GET /api/v1/constituents/%FF', [LGL]],
  ['GET /api/v1/constituents/%zz', [LGL]],
  ['GET /api/v1/constituents/%', [LGL]],
  ['GET /api/v1/constituents/%00', [LGL]],
  ['GET /api/v2/patients/%FF', [DRX]],
  ['GET /api/v1/constituents/1;a=b', [LGL]],
  ['GET /api/v1/constituents/1#part', [LGL]],
  ['GET /api/v1/constituents/1?', [LGL]],
  ['GET /api/v1/constituents/./1', [LGL]],
  ['GET /api/v1/../v1/constituents', [LGL]],
  ['GET /api/v1/constituents/\u00c9', [LGL]],
  ['GET /api/v1/constituents/a:b@c', [LGL]],
  [`GET /api/v1/constituents/${'1'.repeat(120)}`, [LGL]],
  ['GET /api/v1/constituents/search', [LGL]],
  ['GET http://glowworm.test/api/v1/constituents/1', [LGL]],
  ['GET http://other.test/api/v1/constituents?limit=1', [LGL]],
  ['GET /api/v1/constituents/__proto__', [LGL]],
  // What is not there.
  ['GET /'],
  ['GET /api/v1', [LGL]],
  ['GET /api/v1/nothing', [LGL]],
  ['GET /api/v1/constituents/999', [LGL]],
  ['GET /api/v1/constituents/1/nothing', [LGL]],
  ['GET /api/v2/nothing', [DRX]],
  ['GET /nothing'],
  // Keys and headers.
  ['GET /api/v1/constituents'],
  ['GET /api/v2/patients'],
  ['GET /api/v1/constituents?access_token=adapter-test'],
  ['GET /api/v1/constituents', [LGL, LGL]],
  ['GET /api/v1/constituents', [LGL, 'Authorization: Bearer another']],
  ['GET /api/v1/constituents?limit=1&limit=2', [LGL]],
  ['GET /api/v2/patients', [DRX, 'X-DRX-Key: another']],
  ['GET /api/v1/constituents/1', [LGL, 'X-HTTP-Method-Override: DELETE']],
  ['GET /api/v1/constituents?limit=1', [LGL, 'X-Forwarded-Proto: https', 'X-Forwarded-Host: proxy.test']],
  ['GET /api/v1/constituents/1', [LGL, 'If-None-Match: *']],
  // Bodies.
  ['POST /api/v1/constituents', [LGL, JSON_BODY], '{"first_name": '],
  ['POST /api/v1/constituents', [LGL, JSON_BODY], '[]'],
  ['POST /api/v1/constituents', [LGL, JSON_BODY], '"text"'],
  ['POST /api/v1/constituents', [LGL, JSON_BODY], '{}'],
  ['POST /api/v1/constituents', [LGL, JSON_BODY], '['.repeat(50) + ']'.repeat(50)],
  ['POST /api/v1/constituents', [LGL, FORM], 'first_name=Ann&phone_numbers[][number]=2'],
  ['POST /api/v1/constituents.json', [LGL, FORM], 'first_name=Bob'],
  ['POST /api/v1/constituents', [LGL, 'Content-Type: text/plain'], 'first_name'],
  ['POST /api/v1/constituents', [LGL], '{"first_name": "Joe"}'],
  ['POST /api/v1/constituents', [LGL, JSON_BODY, 'Content-Encoding: gzip'], 'not gzip'],
  ['POST /api/v1/constituents', [LGL, 'Content-Type: application/json; charset=klingon'], '{}'],
  ['POST /api/v1/constituents', [LGL, JSON_BODY, 'Expect: 100-continue'], '{"first_name": "Eve"}'],
  [
    'POST /api/v2/phone-numbers',
    [DRX, JSON_BODY],
    '{"number": "5551234567", "phone_type": "cell", "patient_id": "pat_1"}',
  ],
  ['POST /api/v2/phone-numbers', [DRX, FORM], 'number=5551234567'],
  ['POST /nothing', [JSON_BODY], '{"a": '],
  ['GET /api/v1/constituents', [LGL]],
];

describe('the adapter', () => {
  const fast = useApp(new FastAdapter());
  const plain = useApp(new ExpressAdapter());

  test.each(REQUESTS.map((request, index) => [index + 1, ...request] as const))(
    'answers request %i, %s, as Express does',
    async (_, ...request) => {
      const answer = await answerTo(fast(), ...request);
      expect(answer).toMatch(/^HTTP\/1\.1 \d{3} /);
      expect(answer).toBe(await answerTo(plain(), ...request));
    },
  );
});

describe('routes of the adapter', () => {
  const adapter = new FastAdapter();
  const says =
    (what: string): RequestHandler =>
    ({ params }, response) =>
      void response.json({ what, ...params });
  const asked = async (path: string) => {
    const { port } = adapter.getHttpServer().address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}${path}`)).json();
  };

  beforeAll(async () => {
    adapter.initHttpServer({});
    adapter.get('/things/:id', says('one'));
    adapter.get('/things/search', says('search'));
    adapter.get('/things/:thing/parts/:id', says('part'));
    adapter.get('/twice', says('first'));
    adapter.get('/twice', says('second'));
    adapter.use((request: Request, response: Response, next: NextFunction) =>
      request.headers.cookie ? response.json({ what: 'middleware' }) : next(),
    );
    adapter.get('/later/:Name', says('later'));
    await once(adapter.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => adapter.close());

  test('go by their literal segments before their parameters, whichever was added first', async () => {
    expect(await asked('/things/search')).toEqual({ what: 'search' });
    expect(await asked('/things/searches')).toEqual({ what: 'one', id: 'searches' });
    expect(await asked('/things/search/parts/A')).toEqual({ what: 'part', thing: 'search', id: 'A' });
  });

  test('are the ones that were added first', async () => {
    expect(await asked('/twice')).toEqual({ what: 'first' });
  });

  test('are found without asking Express, unless the path is written unusually', async () => {
    const byExpress = jest.spyOn(adapter.getInstance<Express>().router.stack.at(-1)!, 'handle');
    expect(await asked('/LATER/Name')).toEqual({ what: 'later', Name: 'Name' });
    expect(byExpress).not.toHaveBeenCalled();
    expect(await asked('/later/%4e')).toEqual({ what: 'later', Name: 'N' });
    expect(byExpress).toHaveBeenCalled();
  });

  test('come after the middleware that was added before them', async () => {
    const { port } = adapter.getHttpServer().address() as AddressInfo;
    const withCookie = async (path: string) =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Cookie: 'a=b' } })).json();
    expect(await withCookie('/later/1')).toEqual({ what: 'middleware' });
    expect(await withCookie('/twice')).toEqual({ what: 'first' });
  });
});

/** The application upon an adapter, listening, with a database of its own. Its time stands still. */
function useApp(adapter: ExpressAdapter): () => NestExpressApplication {
  const database = useDatabase();
  let app: NestExpressApplication;
  beforeAll(async () => {
    app = await createApp(readConfig({ LOG_LEVEL: 'error', DATABASE_URL: database.url }), adapter);
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date('2026-01-02T03:04:05Z'));
    await app.listen(0, '127.0.0.1');
    await app.get(Database).open();
  });
  afterAll(() => app.close());
  return () => app;
}

/** The whole answer, without its date. It is read from a socket, as other clients tidy up what they send and get. */
async function answerTo(
  app: NestExpressApplication,
  line: string,
  headers: string[] = [],
  body?: string,
): Promise<string> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const head = [`${line} HTTP/1.1`, 'Host: glowworm.test', 'Connection: close', ...headers, ...length];
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => (answer += text));
  socket.write(`${head.join('\r\n')}\r\n\r\n${body ?? ''}`, 'latin1');
  await once(socket, 'end');
  return answer.replace(/^Date: .*\r\n/m, '');
}
