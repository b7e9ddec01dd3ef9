import { HttpException, HttpStatus, Injectable } from '@nestjs/common';

import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import type { ErrorAnswer, Face } from '../../http/face.js';
import { Failure } from '../../http/failure.js';
import { soleHeader } from '../../http/headers.js';
import type { HttpRequest } from '../../http/http-request.js';
import { Operations } from '../../http/operations.js';
import { UnreadableParameter } from '../../http/query.js';
import { BadParameter, CODES, DrxError } from './errors.js';
import { OPERATIONS } from './operations.js';

export const DRX_PREFIX = '/api/v2';

/** DRX v2: how it finds out who calls, and how it words what went wrong. */
@Injectable()
export class DrxFace implements Face {
  readonly prefix = DRX_PREFIX;
  readonly operations = new Operations(OPERATIONS);

  constructor(private readonly accounts: AccountsService) {}

  async authenticate(request: HttpRequest, opens = true): Promise<Caller> {
    const key = keyOf(request);
    if (!key) throw new DrxError(401, 'There is no key: send it in the header X-DRX-Key.');
    const caller = await this.accounts.callerOf(key, opens);
    if (!caller) throw new DrxError(401, 'The key opens nothing.');
    return caller;
  }

  errorAnswer(error: unknown): ErrorAnswer {
    if (error instanceof DrxError) return { status: error.getStatus(), body: error.getResponse(), says: error.message };
    if (error instanceof Failure) {
      const { message, headers } = error;
      return { ...this.errorAnswer(new DrxError(error.getStatus(), message)), headers };
    }
    if (error instanceof UnreadableParameter) return this.errorAnswer(new BadParameter(error.parameter, error.wrong));
    if (!(error instanceof HttpException)) {
      return this.errorAnswer(new DrxError(HttpStatus.INTERNAL_SERVER_ERROR, 'Something went wrong in the server.'));
    }
    const status = error.getStatus();
    if (status === HttpStatus.NOT_FOUND) return this.errorAnswer(new DrxError(status, 'There is no such route.'));
    if (status === HttpStatus.SERVICE_UNAVAILABLE) {
      return { ...this.errorAnswer(new DrxError(status, error.message)), headers: { 'Retry-After': '1' } };
    }
    return this.errorAnswer(new DrxError(status in CODES ? (status as keyof typeof CODES) : 400, error.message));
  }
}

/** The key, in `X-DRX-Key` (doc) or as a Bearer token (choice). */
function keyOf(request: HttpRequest): string | undefined {
  const key =
    soleHeader(request, 'X-DRX-Key') ?? /^bearer\s+(.*)$/i.exec(soleHeader(request, 'Authorization') ?? '')?.[1];
  return key?.trim();
}
