import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
  NotFoundException,
  ServiceUnavailableException,
} from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { QueryFailedError } from 'typeorm';

import type { Dialect } from '../database/dialect.js';
import type { ErrorAnswer, Face, Faces } from './face.js';
import { type HttpRequest, pathOf } from './http-request.js';

/** Turns whatever was thrown into the answer of the face that was called. Only what nobody expected is logged. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Error');

  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly faces: Faces,
    private readonly dialect: Dialect,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<HttpRequest>();
    const error = this.translated(thrown);
    if (!(error instanceof HttpException)) {
      this.logger.error(`${request.method} ${pathOf(request)}: ${description(error)}`);
    }

    const face = this.faces.of(request);
    const answer = () => this.answer(error, face, request, http.getResponse());
    if (!face || !(error instanceof NotFoundException) || request.caller) return answer();
    // No route was found that would have asked who calls; the log of an account that there is shows it all the same.
    void face
      .authenticate(request, false)
      .then(
        (caller) => (request.caller = caller),
        () => undefined,
      )
      .then(answer);
  }

  private answer(error: unknown, face: Face | undefined, request: HttpRequest, response: unknown): void {
    const { httpAdapter } = this.adapterHost;
    if (httpAdapter.isHeadersSent(response)) return;
    const { status, body, headers = {}, says } = face ? face.errorAnswer(error) : plainAnswer(error);
    request.problem = says;
    for (const [name, value] of Object.entries(headers)) {
      // To our own page a browser would put its sign-in box over the page's; it asks nobody who calls from elsewhere.
      if (name === 'WWW-Authenticate' && request.headers['sec-fetch-site'] === 'same-origin') continue;
      httpAdapter.setHeader(response, name, value);
    }
    httpAdapter.reply(response, body, status);
  }

  /** Errors of the libraries beneath, as the HTTP errors that they mean. */
  private translated(error: unknown): unknown {
    if (error instanceof HttpException) return error;
    if (this.dialect.isTransient(error)) {
      return new ServiceUnavailableException('The database cannot do this now. Try again.');
    }
    if (this.dialect.isDangling(error) || this.dialect.isDuplicate(error)) {
      // All that was asked before held then, so somebody else changed it at the same moment. It is told, in case nobody did.
      this.logger.warn(description(error));
      return new ServiceUnavailableException('Another request changed what this one is about. Try again.');
    }
    const { status, message } = error as { status?: unknown; message?: string };
    const isClientError = typeof status === 'number' && status >= 400 && status < 500;
    return isClientError ? new HttpException(message ?? 'The request cannot be read.', status) : error;
  }
}

function plainAnswer(error: unknown): ErrorAnswer {
  const status = error instanceof HttpException ? error.getStatus() : 500;
  const says = status === 500 ? 'Internal Server Error' : (error as HttpException).message;
  return { status, body: { status, error: says }, says };
}

/** What the log may hold of an error: never the values of a statement, which are personal data. */
function description(error: unknown): string {
  if (error instanceof QueryFailedError)
    return `${error.driverError?.code ?? 'error'} in ${error.query.replace(/\s+/g, ' ')}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
