import { HttpException, Logger, UnsupportedMediaTypeException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express, NextFunction, Request, Response } from 'express';

import { CONFIG, type Config } from './config/config.js';
import { DRIVER } from './database/database.js';
import { drxFace } from './drx/http/drx.face.js';
import { ErrorFilter } from './http/error.filter.js';
import type { Face } from './http/face.js';
import { isTooDeep } from './http/json-depth.js';
import { lglFace } from './lgl/http/lgl.face.js';
import { parseForm } from './lgl/http/form.js';
import { serveDocumentation } from './openapi.js';

const FORM = 'application/x-www-form-urlencoded';

/** Every API that the server speaks. */
const FACES: readonly Face[] = [lglFace, drxFace];

/** Everything around the routes. The server and every test call it, so that tests meet the real thing. */
export function setUpApp(app: NestExpressApplication): void {
  const config = app.get<Config>(CONFIG);
  app.set('trust proxy', config.TRUST_PROXY);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.disable('etag');
  if (config.LOG_LEVEL === 'debug') app.use(logRequests(new Logger('Request')));
  app.useBodyParser('json', { limit: config.BODY_LIMIT, type: isJson });
  app.useBodyParser('text', { limit: config.BODY_LIMIT, type: FORM });
  app.use(readRequest);
  knowOrigin(app);
  app.useGlobalFilters(new ErrorFilter(app.get(HttpAdapterHost), FACES, app.get(DRIVER)));
  serveDocumentation(app);
}

function isJson({ headers }: { headers: Record<string, unknown> }): boolean {
  return /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(String(headers['content-type'] ?? ''));
}

/** `request.origin`: where the client reached us; behind a trusted proxy, where it reached that. Worked out when asked for. */
function knowOrigin(app: NestExpressApplication): void {
  const { request } = app.getHttpAdapter().getInstance() as Express;
  Object.defineProperty(request, 'origin', {
    get(this: Request) {
      const { localAddress, localPort } = this.socket;
      return `${this.protocol}://${this.host ?? `${localAddress}:${localPort}`}`;
    },
  });
}

/** What LGL's clients may do besides: send forms, with keys as Rails reads them, and end a path in `.json` (wire). */
function readAsLgl(request: Request): void {
  if (typeof request.body === 'string') request.body = parseForm(request.body);
  request.url = request.url.replace(/^([^?]*)\.json(?=\?|$)/, '$1');
}

function readRequest(request: Request, _response: Response, next: NextFunction): void {
  if (request.url.startsWith(`${lglFace.prefix}/`)) readAsLgl(request);
  const { 'content-length': length, 'transfer-encoding': chunked, 'content-type': type } = request.headers;
  const unread = typeof request.body === 'string' || request.body === undefined;
  if (unread && (chunked !== undefined || Number(length) > 0)) {
    throw new UnsupportedMediaTypeException(
      `The body must be application/json; it was sent ${type ? `as ${type}` : 'without a content type'}.`,
    );
  }
  if (isTooDeep(request.body)) throw new HttpException('The body is nested too deeply.', 400);
  next();
}

/** One line for each request: never the query, which can hold a key, nor a body. */
function logRequests(logger: Logger) {
  return ({ method, originalUrl }: Request, response: Response, next: NextFunction): void => {
    const began = performance.now();
    response.on('finish', () => {
      const took = Math.round(performance.now() - began);
      logger.debug(`${method} ${originalUrl.split('?')[0]} ${response.statusCode} ${took} ms`);
    });
    next();
  };
}
