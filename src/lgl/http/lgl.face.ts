import { HttpException, HttpStatus, Injectable } from '@nestjs/common';

import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import type { ErrorAnswer, Face } from '../../http/face.js';
import { type HttpRequest, pathOf } from '../../http/http-request.js';
import { keyOf } from '../../http/key.js';
import { Operations } from '../../http/operations.js';
import { UnreadableParameter } from '../../http/query.js';
import { BadKey, BadRequest, Forbidden, LglError, NoKey, NotYet, ParameterError } from './errors.js';
import { parseForm } from './form.js';
import { OPERATIONS } from './operations.js';

export const LGL_PREFIX = '/api/v1';

/** Little Green Light v1: how it finds out who calls, and how it words what went wrong. */
@Injectable()
export class LglFace implements Face {
  readonly prefix = LGL_PREFIX;
  readonly jsonEnding = true;
  readonly readForm = parseForm;
  /** LGL treats PUT as PATCH (wire). */
  readonly operations = new Operations(OPERATIONS, { putIsPatch: true, jsonEnding: true });

  constructor(private readonly accounts: AccountsService) {}

  async authenticate(request: HttpRequest): Promise<Caller> {
    const key = keyOf(request);
    if (key === undefined) throw new NoKey();
    const caller = await this.accounts.callerOf(key);
    if (!caller) throw new BadKey();
    return caller;
  }

  errorAnswer(error: unknown, request: HttpRequest): ErrorAnswer {
    if (!(error instanceof HttpException)) return plain(HttpStatus.INTERNAL_SERVER_ERROR, 'Internal Server Error');
    const { status, answer } = { status: error.getStatus(), answer: error.getResponse() };
    if (status === HttpStatus.NOT_FOUND && this.isYetToCome(error, request))
      return this.errorAnswer(new NotYet(), request);
    if (error instanceof LglError || error instanceof NoKey || error instanceof BadKey) {
      return { status, body: answer, headers: error.headers, says: error.message };
    }
    switch (status) {
      case HttpStatus.NOT_FOUND:
        return plain(HttpStatus.NOT_FOUND, 'Not Found');
      case HttpStatus.SERVICE_UNAVAILABLE:
        return { ...plain(HttpStatus.SERVICE_UNAVAILABLE, 'Service Unavailable'), headers: { 'Retry-After': '1' } };
      default:
        return this.errorAnswer(asLgl(error, status), request);
    }
  }

  /**
   * Whether nothing was found because the operation itself is not there: no route took the request, or one that took the
   * last part of the path for an id where the operation has none.
   */
  private isYetToCome(error: HttpException, request: HttpRequest): boolean {
    const operation = this.operations.of(request.method, pathOf(request));
    return operation !== undefined && !(error instanceof LglError && operation.includes('{'));
  }
}

/** What the ground has thrown, as LGL words it. */
function asLgl(error: HttpException, status: HttpStatus): LglError {
  if (error instanceof UnreadableParameter) return new ParameterError(error.message);
  if (status === HttpStatus.FORBIDDEN) return new Forbidden(error.message);
  if (status === HttpStatus.PAYLOAD_TOO_LARGE) return new LglError(status, 'Payload Too Large', error.message);
  return new BadRequest(error.message);
}

/** The shape of LGL's web framework, for what never reached the API itself: no `api_version`. */
function plain(status: number, error: string): ErrorAnswer {
  return { status, body: { status, error }, says: error };
}
