// HTTP as no client library sends it. Each shape has its bytes and what must come of it:
//   refused   every answer is a 4xx, or the connection is closed without one
//   answered  as many answers as `answers` says, none of them a 5xx
//   waiting   the rest never comes: others must be answered meanwhile
const KEY = 'Authorization: Bearer attacker';
const LIST = '/api/v1/constituents?limit=1';
const CONSTITUENTS = '/api/v1/constituents';

const http = (line, ...headers) => `${[line, ...headers].join('\r\n')}\r\n\r\n`;

/** @param host the server's own address, `127.0.0.1:3000` */
export function shapesFor(host) {
  const HOST = `Host: ${host}`;
  const END = 'Connection: close';
  const get = (path, ...headers) => http(`GET ${path} HTTP/1.1`, HOST, KEY, END, ...headers);
  const post = (body, ...headers) =>
    http(`POST ${CONSTITUENTS} HTTP/1.1`, HOST, KEY, 'Content-Type: application/json', ...headers) + body;
  const smuggled = get(LIST);
  const chunked = 'Transfer-Encoding: chunked';

  const refused = {
    'both lengths': post(`0\r\n\r\n${smuggled}`, 'Content-Length: 5', chunked),
    'both lengths, the other way round': post(
      `0\r\n\r\n${smuggled}`,
      chunked,
      `Content-Length: ${5 + smuggled.length}`,
    ),
    'an unknown transfer encoding': post(`0\r\n\r\n${smuggled}`, 'Transfer-Encoding: xchunked'),
    'a blank before the colon': post(`0\r\n\r\n${smuggled}`, 'Transfer-Encoding : chunked'),
    'chunked, but not at the end': post(`0\r\n\r\n${smuggled}`, 'Transfer-Encoding: chunked, identity'),
    'two lengths': post('{}', 'Content-Length: 2', 'Content-Length: 20'),
    'a length with a sign': post('{}', 'Content-Length: +2'),
    'a negative length': post('{}', 'Content-Length: -2'),
    'a length in hexadecimal': post('{}', 'Content-Length: 0x2'),
    'a length beyond all numbers': post('{}', `Content-Length: ${'9'.repeat(30)}`),
    'a chunk beyond all numbers': post('FFFFFFFFFFFFFFFFFF\r\n{}', chunked, END),
    'a chunk that is no number': post('zz\r\n{}\r\n0\r\n\r\n', chunked, END),
    'a chunk that is longer than it says': post(`1\r\n{}\r\n0\r\n\r\n`, chunked, END),
    'a chunk with 100 kB of extensions': post(`2;${'a'.repeat(100_000)}\r\n{}\r\n0\r\n\r\n`, chunked, END),
    'a folded header': get(LIST, 'X-Folded: a\r\n b'),
    'NUL in a header': get(LIST, 'X-Nul: a\0b'),
    'a bare carriage return in a header': get(LIST, 'X-Bare: a\rb'),
    'a header without a name': get(LIST, ': x'),
    'two hosts': get(LIST, 'Host: evil.example'),
    'no host': http(`GET ${LIST} HTTP/1.1`, KEY, END),
    'HTTP/0.9': `GET ${LIST}\r\n\r\n`,
    'HTTP/9.9': http(`GET ${LIST} HTTP/9.9`, HOST, KEY, END),
    'HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'the beginning of TLS': Buffer.from('16030100a5010000a10303', 'hex'),
    'a method in small letters': http(`get ${LIST} HTTP/1.1`, HOST, KEY, END),
    'a method that is none': http(`STEAL ${LIST} HTTP/1.1`, HOST, KEY, END),
    TRACE: http(`TRACE ${LIST} HTTP/1.1`, HOST, KEY, END),
    CONNECT: http('CONNECT evil.example:443 HTTP/1.1', HOST, END),
    'an address of 20 kB': get(`${CONSTITUENTS}?q=${'a'.repeat(20_000)}`),
    'a header of 20 kB': get(LIST, `X-Long: ${'a'.repeat(20_000)}`),
    'an expectation that is none': get(LIST, 'Expect: a-miracle'),
    'two DRX keys': get('/api/v2/patients', 'X-DRX-Key: attacker', 'X-DRX-Key: b').replace(`${KEY}\r\n`, ''),
    'two Authorization headers': get(LIST, 'Authorization: Bearer other'),
    'a foreign host': get(LIST).replace(HOST, 'Host: evil.example'),
    'a foreign origin': get(LIST, 'Origin: http://evil.example'),
    'a page of another site': get(LIST, 'Sec-Fetch-Site: cross-site'),
    'traversal out of the documentation': get('/docs/../../package.json'),
    'traversal, encoded': get('/docs/%2e%2e/%2e%2e/package.json'),
    'traversal, with encoded slashes': get('/docs/..%2f..%2fpackage.json'),
    'traversal from the root': get('/../../../etc/passwd'),
  };
  const answered = {
    '2,000 headers': [get(LIST, ...Array.from({ length: 2000 }, (_, n) => `X-${n}: a`)), 1],
    'line feeds alone': [get(LIST).replaceAll('\r\n', '\n'), 1],
    'three at once': [get(LIST).replace(END, 'X: 1') + get(LIST).replace(END, 'X: 2') + get(LIST), 3],
    'the absolute form': [get(`http://evil.example${LIST}`), 1],
    'the absolute form of a path with an end': [get(`http://${host}/api/v1/constituents.json?limit=1`), 1],
    'OPTIONS *': [http('OPTIONS * HTTP/1.1', HOST, END), 1],
    'an upgrade': [get(LIST, 'Upgrade: h2c', 'Connection: Upgrade'), 1],
    'a fragment': [get(`${LIST}#fragment`), 1],
    '80,000 brackets and no key': [
      http(
        `POST ${CONSTITUENTS} HTTP/1.1`,
        HOST,
        END,
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: 80003',
      ) + `a${'['.repeat(80_000)}=1`,
      1,
    ],
  };
  const waiting = {
    'half a request line': 'GET /api/v1/consti',
    'half the headers': `GET ${LIST} HTTP/1.1\r\n${HOST}\r\nX-A`,
    'half a body': post('{"first_name":', 'Content-Length: 1000'),
    'half a chunk': post('ff\r\n{', chunked),
    nothing: '',
  };
  return [
    ...Object.entries(refused).map(([name, bytes]) => ({ name, bytes, becomes: 'refused', answers: 1 })),
    ...Object.entries(answered).map(([name, [bytes, answers]]) => ({ name, bytes, becomes: 'answered', answers })),
    ...Object.entries(waiting).map(([name, bytes]) => ({ name, bytes, becomes: 'waiting', answers: 1 })),
  ];
}
