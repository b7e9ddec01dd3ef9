import { chosenKey } from './keys.js';

/** A call to the server, which the page makes or shows as a curl line. */
export interface Call {
  readonly method?: string;
  /** With the query. */
  readonly path: string;
  readonly body?: unknown;
}

/** What the server said was wrong, in its own words. */
export class Problem extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Tells the server that the page only looks, so that this is neither logged, nor counted, nor met by a fault. */
const ASIDE = { 'X-Glowworm-Aside': '1' };

/**
 * The answer to a call with the chosen key.
 * @throws Problem when the server refuses it or cannot be reached.
 */
export async function send<T>({ method = 'GET', path, body }: Call, signal?: AbortSignal): Promise<T> {
  const answer = await answerTo({ method, path, body }, signal);
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** The same, for an answer that is read as it comes or kept as it is. */
export async function answerTo({ method = 'GET', path, body }: Call, signal?: AbortSignal): Promise<Response> {
  const answer = await fetch(path, {
    method,
    headers: {
      Authorization: `Bearer ${chosenKey.get()}`,
      ...(path.startsWith('/sandbox') ? {} : ASIDE),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: 'no-store',
    signal,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Problem('The server cannot be reached. Is it still running?', 0);
  });
  if (!answer.ok) throw new Problem(sentenceIn(await answer.text()) ?? `The server answered ${answer.status}.`, answer.status);
  return answer;
}

/** The words of an error, in the sandbox's shape or in LGL's. */
function sentenceIn(text: string): string | undefined {
  try {
    const { error, description } = JSON.parse(text) as { error?: string | { message?: string }; description?: string };
    return description ?? (typeof error === 'object' ? error.message : error);
  } catch {
    return undefined;
  }
}

/** A line for a shell that makes the same call. */
export function curlOf({ method = 'GET', path, body }: Call): string {
  return [
    'curl',
    ...(method === 'GET' ? [] : ['-X', method]),
    '-H',
    quoted(`Authorization: Bearer ${chosenKey.get()}`),
    ...(body === undefined ? [] : ['-H', quoted('Content-Type: application/json'), '-d', quoted(JSON.stringify(body))]),
    quoted(`${location.origin}${path}`),
  ].join(' ');
}

/** A word of a shell's line, whatever it holds. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
