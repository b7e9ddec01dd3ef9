import { HttpException, HttpStatus, Injectable } from '@nestjs/common';

import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import type { ErrorAnswer, Face } from '../../http/face.js';
import type { HttpRequest } from '../../http/http-request.js';
import { keyOf } from '../../http/key.js';
import { CODES, type ErrorStatus, SandboxError } from './errors.js';

export const SANDBOX_PREFIX = '/sandbox';

/** What a test does to its own account: who may, and how it is worded what went wrong. */
@Injectable()
export class SandboxFace implements Face {
  readonly prefix = SANDBOX_PREFIX;
  readonly ownPagesOnly = true;

  constructor(private readonly accounts: AccountsService) {}

  async authenticate(request: HttpRequest, opens = true): Promise<Caller> {
    const key = keyOf(request);
    if (!key) throw new SandboxError(401, 'There is no key: send it as Authorization: Bearer KEY.');
    const caller = await this.accounts.callerOf(key, opens);
    if (!caller) throw new SandboxError(401, 'The key opens nothing.');
    return caller;
  }

  errorAnswer(error: unknown): ErrorAnswer {
    if (error instanceof SandboxError)
      return { status: error.getStatus(), body: error.getResponse() as object, says: error.message };
    if (!(error instanceof HttpException)) {
      return this.errorAnswer(new SandboxError(500, 'Something went wrong in the server; its log says what.'));
    }
    const status = error.getStatus();
    if (status === HttpStatus.NOT_FOUND) {
      return this.errorAnswer(new SandboxError(404, 'There is no such route; /openapi/sandbox.json has them all.'));
    }
    const answer = this.errorAnswer(new SandboxError(status in CODES ? (status as ErrorStatus) : 400, error.message));
    return status === HttpStatus.SERVICE_UNAVAILABLE ? { ...answer, headers: { 'Retry-After': '1' } } : answer;
  }
}
