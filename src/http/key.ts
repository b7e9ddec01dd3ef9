import { soleHeader } from './headers.js';
import type { HttpRequest } from './http-request.js';

/** The key as the client sent it, in one of the three places where clients of LGL put it; `undefined` without one. */
export function keyOf(request: Pick<HttpRequest, 'headersDistinct' | 'query'>): string | undefined {
  const authorization = soleHeader(request, 'Authorization') ?? '';
  const [, scheme = '', credentials = ''] = /^(\S+)\s+(.*)$/.exec(authorization.trim()) ?? [];
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() === 'basic') return Buffer.from(credentials, 'base64').toString().split(':')[0];
  const { access_token } = request.query;
  return typeof access_token === 'string' ? access_token : undefined;
}
