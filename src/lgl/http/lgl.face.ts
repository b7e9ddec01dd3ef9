import { HttpException, HttpStatus, Injectable } from '@nestjs/common';

import { AccountsService } from '../../accounts/accounts.service.js';
import type { Caller } from '../../accounts/caller.js';
import type { ErrorAnswer, Face } from '../../http/face.js';
import { Failure } from '../../http/failure.js';
import type { HttpRequest } from '../../http/http-request.js';
import { keyOf } from '../../http/key.js';
import { Operations } from '../../http/operations.js';
import { UnreadableParameter } from '../../http/query.js';
import { BadKey, BadRequest, Forbidden, LglError, NoKey, NotSaved, ParameterError } from './errors.js';
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

  async authenticate(request: HttpRequest, opens = true): Promise<Caller> {
    const key = keyOf(request);
    if (key === undefined) throw new NoKey();
    const caller = await this.accounts.callerOf(key, opens);
    if (!caller) throw new BadKey();
    return caller;
  }

  errorAnswer(error: unknown): ErrorAnswer {
    if (error instanceof Failure) return failed(error);
    if (!(error instanceof HttpException)) return plain(HttpStatus.INTERNAL_SERVER_ERROR, 'Internal Server Error');
    const status = error.getStatus();
    if (error instanceof LglError || error instanceof NoKey || error instanceof BadKey) return worded(error);
    switch (status) {
      case HttpStatus.NOT_FOUND:
        return plain(HttpStatus.NOT_FOUND, 'Not Found');
      case HttpStatus.SERVICE_UNAVAILABLE:
        return { ...plain(HttpStatus.SERVICE_UNAVAILABLE, 'Service Unavailable'), headers: { 'Retry-After': '1' } };
      default:
        return this.errorAnswer(asLgl(error, status));
    }
  }
}

/** What LGL sends with a status, whatever led to it (choice). */
function failed(failure: Failure): ErrorAnswer {
  const { message, reason, headers } = failure;
  const status = failure.getStatus();
  if (status === HttpStatus.UNAUTHORIZED) return worded(new BadKey());
  if (status === HttpStatus.UNPROCESSABLE_ENTITY) return worded(new NotSaved(message));
  return status >= 500 ? { ...plain(status, reason), headers } : worded(new LglError(status, reason, message, headers));
}

function worded(error: LglError | NoKey | BadKey): ErrorAnswer {
  return { status: error.getStatus(), body: error.getResponse(), headers: error.headers, says: error.message };
}

/** What the ground has thrown, as LGL words it. */
function asLgl(error: HttpException, status: HttpStatus): LglError {
  if (error instanceof UnreadableParameter) return new ParameterError(error.message);
  if (status === HttpStatus.FORBIDDEN) return new Forbidden(error.message);
  if (status === HttpStatus.UNPROCESSABLE_ENTITY) return new NotSaved(error.message);
  if (status === HttpStatus.PAYLOAD_TOO_LARGE) return new LglError(status, 'Payload Too Large', error.message);
  return new BadRequest(error.message);
}

/** The shape of LGL's web framework, for what never reached the API itself: no `api_version`. */
function plain(status: number, error: string): ErrorAnswer {
  return { status, body: { status, error }, says: error };
}
