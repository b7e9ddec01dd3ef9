import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';

import { AccountsService } from '../../accounts/accounts.service.js';
import { mayUse } from '../../accounts/caller.js';
import type { HttpRequest } from '../../http/http-request.js';
import { DrxError } from './errors.js';

/** Finds the key, in `X-DRX-Key` (doc) or as a Bearer token (choice), and the account that it opens. */
@Injectable()
export class DrxGuard implements CanActivate {
  constructor(private readonly accounts: AccountsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const key = keyOf(request);
    if (!key) throw new DrxError(401, 'There is no key: send it in the header X-DRX-Key.');
    const caller = await this.accounts.callerOf(key);
    if (!caller) throw new DrxError(401, 'The key opens nothing.');
    if (!mayUse(caller, request.method)) {
      throw new DrxError(403, 'This key may only read. Use a key with the scope "write".');
    }
    request.caller = caller;
    return true;
  }
}

function keyOf({ headers }: HttpRequest): string | undefined {
  const key = headers['x-drx-key'] ?? /^bearer\s+(.*)$/i.exec(String(headers.authorization ?? ''))?.[1];
  return typeof key === 'string' ? key.trim() : undefined;
}
