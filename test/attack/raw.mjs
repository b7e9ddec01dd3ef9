// The shapes of HTTP that no client library sends, over plain sockets.
import { connect } from 'node:net';

import { printfOf, send } from './send.mjs';
import { shapesFor } from './shapes.mjs';

const PATIENCE_MS = 10_000;

export async function attackRaw(server, report, { slow, patience }) {
  const { host } = new URL(server.url);
  // One record, so that a list has a next page to point to.
  for (const first_name of ['Ann', 'Bob']) await create(server, first_name);
  const shapes = shapesFor(host);
  const waiting = shapes.filter(({ becomes }) => becomes === 'waiting');
  const halves = waiting.map((shape) => exchange(server.url, shape.bytes, patience * 1000 || PATIENCE_MS));
  for (const shape of shapes.filter(({ becomes }) => becomes !== 'waiting')) {
    const outcome = await exchange(server.url, shape.bytes, PATIENCE_MS);
    note(server, report, shape, outcome, flawsOf(shape, outcome, slow));
    if (!outcome.closed) await server.restart();
  }
  if (patience === 0) return;
  for (const [index, half] of halves.entries()) {
    const outcome = await half;
    const flaws = outcome.closed
      ? flawsOf(waiting[index], outcome, Infinity)
      : [['slow', `still open after ${patience} s`]];
    note(server, report, waiting[index], outcome, flaws);
  }
}

function create(server, first_name) {
  const headers = { Authorization: 'Bearer attacker', 'Content-Type': 'application/json' };
  const body = JSON.stringify({ first_name });
  return send(server.url, { method: 'POST', path: '/api/v1/constituents', headers, body }, PATIENCE_MS);
}

function note(server, report, { name, bytes }, { statuses }, flaws) {
  report.tried(statuses[0] ?? 0);
  for (const [kind, why] of flaws) report.found(kind, name, why, () => printfOf(server.url, bytes));
}

function flawsOf({ becomes, answers }, { statuses, text, closed, ms }, slow) {
  const flaws = [];
  const broken = statuses.find((status) => status >= 500 && status !== 501 && status !== 505);
  if (broken) flaws.push(['5xx', `answered ${broken}`]);
  if (!closed) flaws.push(['slow', 'neither answered nor closed']);
  else if (ms > slow) flaws.push(['slow', `settled after ${Math.round(ms)} ms`]);
  if (statuses.length > answers) flaws.push(['wrong', `${statuses.length} answers to ${answers} requests`]);
  if (becomes === 'refused' && statuses.some((status) => status < 400)) flaws.push(['wrong', `answered ${statuses}`]);
  if (becomes === 'answered' && closed && statuses.length === 0) flaws.push(['wrong', 'closed without an answer']);
  if (/evil\.example/.test(text)) flaws.push(['wrong', 'the answer points to the foreign host']);
  return flaws;
}

/** Sends bytes and collects what comes back until the server closes, at most for `patience` milliseconds. */
function exchange(url, bytes, patience) {
  const { hostname, port } = new URL(url);
  const began = performance.now();
  return new Promise((resolve) => {
    const chunks = [];
    const settle = (closed) => {
      clearTimeout(deadline);
      socket.destroy();
      const text = Buffer.concat(chunks).toString('latin1');
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
      resolve({ statuses, text, closed, ms: performance.now() - began });
    };
    const deadline = setTimeout(settle, patience, false);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => settle(true));
    socket.on('close', () => settle(true));
    socket.on('end', () => settle(true));
  });
}
