// Requests of any kind, and how to repeat them by hand.
import { writeFileSync, mkdtempSync } from 'node:fs';
import { Agent, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const agent = new Agent({ keepAlive: true });
const LONGEST_IN_A_LINE = 300;
let folder;

/**
 * Sends one request, `{ method, path, headers, body }`, and waits at most `patience` milliseconds for the answer:
 * `{ status, headers, text, ms }`. Where there is none, `status` is 0 and `failure` says why: `timeout` or a code.
 */
export function send(url, { method = 'GET', path, headers = {}, body }, patience) {
  const began = performance.now();
  return new Promise((resolve) => {
    const settle = (answer) => {
      clearTimeout(deadline);
      resolve({ headers: {}, text: '', ...answer, ms: performance.now() - began });
      call.destroy();
    };
    const fail = (failure) => settle({ status: 0, failure });
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const call = ask(url, { path, method, headers: { ...length, ...headers }, agent });
    const deadline = setTimeout(fail, patience, 'timeout');
    call.on('error', ({ code }) => fail(code ?? 'error'));
    call.on('response', (response) => {
      const { statusCode: status, headers } = response;
      // A stream goes on for ever; that it has begun is its answer.
      if (headers['content-type']?.startsWith('text/event-stream')) return settle({ status, headers });
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        clearTimeout(deadline);
        resolve({ status, headers, text: Buffer.concat(chunks).toString(), ms: performance.now() - began });
      });
      response.on('error', ({ code }) => fail(code ?? 'error'));
    });
    call.end(body);
  });
}

/** A shell command that sends the request again. A body that does not fit in a line is kept in a file for it. */
export function curlOf(url, { method = 'GET', path, headers = {}, body }) {
  const parts = ['curl -isg --path-as-is', `-X ${method}`];
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values].flat()) parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  }
  if (body !== undefined) parts.push(`--data-binary ${fits(body) ? quoted(body) : `@${kept(body)}`}`);
  return [...parts, quoted(`${url}${path}`)].join(' ');
}

/** A shell command that sends bytes as they are. */
export function printfOf(url, bytes) {
  const { hostname, port } = new URL(url);
  return `cat ${kept(bytes)} - | nc ${hostname} ${port}`;
}

function fits(body) {
  return typeof body === 'string' && body.length <= LONGEST_IN_A_LINE && /^[\x20-\x7e]*$/.test(body);
}

function quoted(text) {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function kept(bytes) {
  folder ??= mkdtempSync(join(tmpdir(), 'glowworm-findings-'));
  const file = join(folder, `${(kept.count = (kept.count ?? 0) + 1)}.bytes`);
  writeFileSync(file, bytes);
  return file;
}
