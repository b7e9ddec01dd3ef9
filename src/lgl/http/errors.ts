import { HttpException, HttpStatus } from '@nestjs/common';

/** The version that LGL writes at the head of nearly every answer. */
export const API_VERSION = '1.0';

/** An error as LGL words it: a short kind and a sentence. */
export class LglError extends HttpException {
  constructor(
    status: HttpStatus,
    error: string,
    description: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super({ api_version: API_VERSION, error, description }, status);
    this.message = description;
  }
}

/** 404: there is no such record in the caller's account. `id` is what the client sent. */
export class ItemNotFound extends LglError {
  constructor(id: string | number) {
    super(HttpStatus.NOT_FOUND, 'Not Found', `Item with id '${id}' not found`);
  }
}

/** 422: the record cannot be stored. Every message names its field. */
export class NotSaved extends LglError {
  readonly messages: readonly string[];

  constructor(...messages: string[]) {
    super(HttpStatus.UNPROCESSABLE_ENTITY, 'error saving object', messages.join('; '));
    this.messages = messages;
  }

  /** The same error for a record inside another: `phone_numbers[1]`. */
  inside(path: string): NotSaved {
    return new NotSaved(...this.messages.map((message) => `${path}.${message}`));
  }
}

/** 400: a query parameter is wrong. */
export class ParameterError extends LglError {
  constructor(description: string) {
    super(HttpStatus.BAD_REQUEST, 'Parameter Error', description);
  }
}

/** 400: the request cannot be read. */
export class BadRequest extends LglError {
  constructor(description: string) {
    super(HttpStatus.BAD_REQUEST, 'Bad Request', description);
  }
}

/** 403: the key may not do this. */
export class Forbidden extends LglError {
  constructor(description: string) {
    super(HttpStatus.FORBIDDEN, 'Forbidden', description);
  }
}

/** 401 for a request without a key: plain text, as LGL's web server sends it. */
export class NoKey extends HttpException {
  readonly headers = { 'WWW-Authenticate': 'Basic realm="API"', 'Content-Type': 'text/html; charset=utf-8' };

  constructor() {
    super('HTTP Basic: Access denied.\n', HttpStatus.UNAUTHORIZED);
  }
}

/** 401 for a key that opens nothing: what LGL's OAuth library sends, with no `api_version`. */
export class BadKey extends HttpException {
  readonly headers: Readonly<Record<string, string>>;

  constructor() {
    const error = 'invalid_token';
    const error_description = 'The access token provided is expired, revoked, malformed or invalid for other reasons.';
    super({ error, error_description }, HttpStatus.UNAUTHORIZED);
    this.message = error_description;
    this.headers = {
      'WWW-Authenticate': `Bearer realm="Rack::OAuth2 Protected Resources", error="${error}", error_description="${error_description}"`,
    };
  }
}
