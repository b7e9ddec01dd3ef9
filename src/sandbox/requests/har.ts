import type { Har, Header, QueryString } from 'har-format';

import type { LoggedRequest } from './request.views.js';

const VERSION = 'HTTP/1.1';

/** Requests as an HTTP Archive 1.2, which browsers and other tools read; what refused them is a comment. */
export function harOf(requests: readonly LoggedRequest[]): Har {
  return { log: { version: '1.2', creator: { name: 'Glowworm', version: '1' }, entries: requests.map(entryOf) } };
}

function entryOf({
  at,
  took,
  method,
  path,
  status,
  fault,
  why,
  unread,
  request,
  answer,
}: LoggedRequest): Har['log']['entries'][number] {
  const said = [fault && `fault: ${fault}`, why, ...unread].filter((sentence) => sentence !== null).join('; ');
  const type = answer.headers['content-type'] ?? '';
  return {
    startedDateTime: at,
    time: took,
    request: {
      method,
      url: `http://${request.headers.host ?? 'localhost'}${path}`,
      httpVersion: VERSION,
      cookies: [],
      headers: headersOf(request.headers),
      queryString: queryOf(path),
      ...(request.body !== null && {
        postData: { mimeType: request.headers['content-type'] ?? '', text: request.body },
      }),
      headersSize: -1,
      bodySize: bytesOf(request.body),
    },
    response: {
      status: status ?? 0,
      statusText: '',
      httpVersion: VERSION,
      cookies: [],
      headers: headersOf(answer.headers),
      content: { size: bytesOf(answer.body), mimeType: type, text: answer.body ?? '' },
      redirectURL: '',
      headersSize: -1,
      bodySize: bytesOf(answer.body),
    },
    cache: {},
    timings: { send: 0, wait: took, receive: 0 },
    ...(said && { comment: said }),
  };
}

const bytesOf = (body: string | null): number => Buffer.byteLength(body ?? '');

const headersOf = (headers: Readonly<Record<string, string>>): Header[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const queryOf = (path: string): QueryString[] =>
  [...new URLSearchParams(path.split('?')[1])].map(([name, value]) => ({ name, value }));
