import { Logger } from '@nestjs/common';

import type { Config } from '../config/config.js';
import { type HttpRequest, pathOf } from './http-request.js';
import type { Exchange, TrafficListener } from './traffic.js';

/** How much of what a client was told is repeated, in characters. */
const MAX_PROBLEM = 200;
/** With which LOG_LEVEL lines of a level are shown. */
const SHOWN: Readonly<Record<'log' | 'debug', readonly Config['LOG_LEVEL'][]>> = {
  log: ['info', 'debug'],
  debug: ['debug'],
};
/** A shorter value of a query says nothing of anybody, and would be found in every sentence. */
const SHORTEST_SECRET = 3;

/**
 * One line for each request, `POST /api/v1/constituents 422 12 ms: last_name is required`, at `info` in a terminal or
 * where LOG_REQUESTS says so, else at `debug`. `undefined` where it says that there are to be none.
 */
export function requestLog({ LOG_REQUESTS, LOG_LEVEL }: Config): TrafficListener | undefined {
  if (LOG_REQUESTS === false) return undefined;
  const logger = new Logger('Request');
  const level = (LOG_REQUESTS ?? process.stdout.isTTY) ? 'log' : 'debug';
  // A line that nobody is to see is not made.
  if (!SHOWN[level].includes(LOG_LEVEL)) return undefined;
  return (exchange) => logger[level](lineOf(exchange));
}

/** Never the query, which can hold a key, nor a body. */
function lineOf({ request, status, took, finished }: Exchange): string {
  const outcome = finished ? `${status} ${Math.round(took)} ms` : `given up by the client after ${Math.round(took)} ms`;
  const problem = request.problem === undefined ? '' : `: ${shortened(withoutQuery(request.problem, request))}`;
  return printable(`${request.method} ${pathOf(request)} ${outcome}${problem}`);
}

/** A sentence without the values of the query that it quotes. */
function withoutQuery(sentence: string, { query }: HttpRequest): string {
  return Object.values(query)
    .flat()
    .map(String)
    .filter((value) => value.length >= SHORTEST_SECRET)
    .reduce((rest, value) => rest.replaceAll(value, '…'), sentence);
}

function shortened(sentence: string): string {
  return sentence.length > MAX_PROBLEM ? `${sentence.slice(0, MAX_PROBLEM)}…` : sentence;
}

/** In one line, and nothing that a terminal would take for a command: a client chose its path and its keys. */
function printable(text: string): string {
  return text.trim().replace(/\p{Cc}+/gu, ' ');
}
