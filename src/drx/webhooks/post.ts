import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

import { addressIn, isPrivateAddress } from './private-address.js';

export interface Post {
  url: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
  /** Whether a private address may be called. */
  mayBePrivate: boolean;
  /** Ends the attempt early. */
  signal: AbortSignal;
}

/**
 * Posts JSON and waits for the status of the answer. A redirect is not followed, and counts as a failure (choice).
 * @returns the status.
 * @throws Error when no answer comes in time, or the address is private and may not be.
 */
export function post({ url, headers, body, timeoutMs, mayBePrivate, signal }: Post): Promise<number> {
  const target = new URL(url);
  const address = addressIn(target);
  if (!mayBePrivate && address !== undefined && isPrivateAddress(address)) throw new Error('The address is private.');
  const timeout = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve, reject) => {
    const request = (target.protocol === 'https:' ? requestHttps : requestHttp)(target, {
      method: 'POST',
      agent: false,
      lookup: mayBePrivate ? undefined : lookUpPublic,
      signal: AbortSignal.any([signal, timeout]),
      headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    });
    request.once('error', (error) => reject(timeout.aborted ? new Error('No answer came in time.') : error));
    request.once('response', (response) => {
      // The status is all that counts; whatever else comes is not waited for.
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.end(body);
  });
}

/** Looks a name up and refuses private addresses just before connecting, when the name can no longer change its mind. */
const lookUpPublic: LookupFunction = (host, options, done) => {
  lookUp(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return done(error, '');
    if (addresses.some(({ address }) => isPrivateAddress(address)))
      return done(new Error('The address is private.'), '');
    if (options.all) return done(null, addresses);
    return done(null, addresses[0].address, addresses[0].family);
  });
};
