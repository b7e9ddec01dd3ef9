import type { HttpRequest } from '../../http/http-request.js';

/** Whether a request is only a look of the page, which is no client under test: it is not disturbed, counted or logged (choice). */
export function isAside({ headers }: Pick<HttpRequest, 'headers'>): boolean {
  return headers['x-glowworm-aside'] === '1';
}
