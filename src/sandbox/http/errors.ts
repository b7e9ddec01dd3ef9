import { HttpException, HttpStatus } from '@nestjs/common';

import type { FieldError } from '../../fields/field-errors.js';

/** The kinds of errors, by their status. */
export const CODES = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  409: 'conflict',
  413: 'too_large',
  415: 'unsupported_media_type',
  422: 'invalid',
  500: 'internal_error',
  503: 'unavailable',
} as const;

export type ErrorStatus = keyof typeof CODES;

/** An error of the sandbox: `{"error": {"code", "message", "details": [{"field", "message"}]}}`. The message says what to do. */
export class SandboxError extends HttpException {
  constructor(status: ErrorStatus, message: string, details: readonly FieldError[] = []) {
    super({ error: { code: CODES[status], message, details } }, status);
    this.message = message;
  }
}

/** 404: the account has nothing of this name. */
export class NotFound extends SandboxError {
  constructor(message: string) {
    super(HttpStatus.NOT_FOUND, message);
  }
}

/** 422: fields are wrong, all of them at once. */
export class Invalid extends SandboxError {
  constructor(wrong: readonly FieldError[]) {
    super(
      HttpStatus.UNPROCESSABLE_ENTITY,
      `${wrong.map(({ field, message }) => `${field} ${message}`).join('; ')}.`,
      wrong,
    );
  }
}
