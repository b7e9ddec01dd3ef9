import { chosenKey } from './keys.js';

/** A call to the server with the chosen key, which the page makes or shows as a curl line. */
export interface Call {
  readonly method?: string;
  /** With the query. */
  readonly path: string;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: object | string;
  /** What the body is, where it is not JSON. */
  readonly type?: string;
}

/** What the server said was wrong, in its own words. */
export class Problem extends Error {
  constructor(
    message: string,
    /** 0 where there was no answer. */
    readonly status: number,
  ) {
    super(message);
  }
}

/** Tells the server that it is the page that asks and no client: what follows the calls of clients may let it pass (choice). */
const ASIDE = { 'X-Glowworm-Aside': '1' };

/**
 * What the server answers, read as JSON.
 * @throws Problem when the server refuses or cannot be reached.
 */
export async function send<T>(call: Call, signal?: AbortSignal): Promise<T> {
  const text = await (await answerTo(call, signal)).text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** The same, for an answer that is read as it comes or kept as it is. */
export async function answerTo(call: Call, signal?: AbortSignal): Promise<Response> {
  const answer = await request(call, { headers: ASIDE, signal }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Problem('The server cannot be reached. Is it still running?', 0);
  });
  if (answer.ok) return answer;
  throw new Problem(sentenceIn(await answer.text()) ?? `The server answered ${answer.status}.`, answer.status);
}

/** Makes a call as a client would. */
export function request(
  call: Call,
  { headers, signal }: { headers?: HeadersInit; signal?: AbortSignal } = {},
): Promise<Response> {
  const { method = 'GET', path } = call;
  const sent = new Headers([...headersOf(call), ...new Headers(headers)]);
  return fetch(path, { method, headers: sent, body: textOf(call), cache: 'no-store', signal });
}

/** A line for a shell that makes the same call. */
export function curlOf(call: Call): string {
  const { method = 'GET', path } = call;
  const text = textOf(call);
  const headers = headersOf(call).flatMap(([name, value]) => ['-H', quoted(`${name}: ${value}`)]);
  return [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    ...headers,
    ...(text === undefined ? [] : ['--data-raw', quoted(text)]),
    quoted(`${location.origin}${path}`),
  ].join(' ');
}

function headersOf({ body, type = 'application/json' }: Call): [string, string][] {
  const key: [string, string] = ['Authorization', `Bearer ${chosenKey.get()}`];
  return body === undefined ? [key] : [key, ['Content-Type', type]];
}

const textOf = ({ body }: Call): string | undefined => (typeof body === 'object' ? JSON.stringify(body) : body);

/** A word of a shell's line, whatever it holds. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The words of an error, in the sandbox's shape or in LGL's. */
function sentenceIn(text: string): string | undefined {
  try {
    const { error, description } = JSON.parse(text) as { error?: string | { message?: string }; description?: string };
    return description ?? (typeof error === 'object' ? error.message : error);
  } catch {
    return undefined;
  }
}
