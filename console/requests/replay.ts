import { type Call, request } from '../calls.js';
import type { Exchange } from './exchange.js';

/** The request of an exchange, to be made once more. Its key was not kept; it is sent with the one that is chosen. */
export function again({ method, path, request: { headers, body } }: Exchange): Call {
  const [target, search = ''] = path.split('?', 2);
  const query = search.split('&').filter((part) => part && !part.startsWith('access_token='));
  return {
    method,
    path: query.length > 0 ? `${target}?${query.join('&')}` : target,
    body: body || undefined,
    type: headers['content-type'],
  };
}

/** Sends a request again as the client under test would, and gives the status that came. */
export async function replay(exchange: Exchange): Promise<number> {
  const answer = await request(again(exchange));
  await answer.text();
  return answer.status;
}
