import { HttpException, HttpStatus } from '@nestjs/common';

import type { FieldError } from '../../fields/field-errors.js';

/** The kinds of errors, by their status. */
export const CODES = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  422: 'validation_error',
  429: 'rate_limited',
  500: 'internal_error',
  503: 'unavailable',
} as const;

type Status = keyof typeof CODES;

/** An error as DRX shapes it: `{"error": {"code", "message", "details": [{"field", "message"}]}}`. */
export class DrxError extends HttpException {
  constructor(status: number, message: string, details: readonly FieldError[] = []) {
    const code = CODES[status as Status] ?? (status < 500 ? CODES[400] : CODES[500]);
    super({ error: { code, message, details } }, status);
    this.message = message;
  }
}

/** 404: there is no such record in the caller's account. */
export class NotFound extends DrxError {
  constructor(what: string, id: string) {
    super(HttpStatus.NOT_FOUND, `There is no ${what} with the id ${id}`);
  }
}

/** 409: it would be stored twice. */
export class Conflict extends DrxError {
  constructor(field: string, message: string) {
    super(HttpStatus.CONFLICT, `${field} ${message}`, [{ field, message }]);
  }
}

/** How many wrong fields one answer names. */
const MAX_DETAILS = 100;

/** 422: fields are wrong, all of them at once; of very many the first, and how many more there are. */
export class Invalid extends DrxError {
  constructor(wrong: readonly FieldError[]) {
    const details = wrong.slice(0, MAX_DETAILS);
    const sentences = details.map(({ field, message }) => `${field} ${message}`);
    if (wrong.length > MAX_DETAILS) sentences.push(`and ${wrong.length - MAX_DETAILS} more are wrong`);
    super(HttpStatus.UNPROCESSABLE_ENTITY, sentences.join('; '), details);
  }
}

/** 400: a query parameter is wrong. */
export class BadParameter extends DrxError {
  constructor(field: string, message: string) {
    super(HttpStatus.BAD_REQUEST, `${field} ${message}`, [{ field, message }]);
  }
}
