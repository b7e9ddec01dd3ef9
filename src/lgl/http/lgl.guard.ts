import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';

import { AccountsService } from '../../accounts/accounts.service.js';
import { mayUse } from '../../accounts/caller.js';
import type { HttpRequest } from '../../http/http-request.js';
import { BadKey, Forbidden, NoKey } from './errors.js';

/** Finds the key, in each of the three places where LGL's clients put it, and the account that it opens. */
@Injectable()
export class LglGuard implements CanActivate {
  constructor(private readonly accounts: AccountsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const key = keyOf(request);
    if (key === undefined) throw new NoKey();
    const caller = await this.accounts.callerOf(key);
    if (!caller) throw new BadKey();
    if (!mayUse(caller, request.method)) {
      throw new Forbidden('This key may only read. Use a key with the scope "write".');
    }
    request.caller = caller;
    return true;
  }
}

/** The key as the client sent it; `undefined` when there is none. */
export function keyOf({ headers, query }: Pick<HttpRequest, 'headers' | 'query'>): string | undefined {
  const [scheme = '', credentials = ''] = (
    String(headers.authorization ?? '')
      .trim()
      .match(/^(\S+)\s+(.*)$/) ?? []
  ).slice(1);
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() === 'basic') return Buffer.from(credentials, 'base64').toString().split(':')[0];
  return typeof query.access_token === 'string' ? query.access_token : undefined;
}
