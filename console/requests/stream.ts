import { answerTo } from '../calls.js';

/**
 * What a stream of server-sent events brings, from the moment that the server has taken the listener on. The browser's
 * own EventSource sends no key in a header, and a key in an address is written down in too many places.
 * @throws Problem when the server refuses.
 */
export async function listenTo(path: string, signal: AbortSignal): Promise<AsyncGenerator<string>> {
  const { body } = await answerTo({ path }, signal);
  return dataIn(body!.pipeThrough(new TextDecoderStream()));
}

async function* dataIn(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (rest + part.value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    yield* blocks.map(dataOf).filter(Boolean);
  }
}

const dataOf = (block: string): string =>
  block
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).trimStart())
    .join('\n');
