import type { IncomingMessage } from 'node:http';

import { BadRequestException, Logger, UnsupportedMediaTypeException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Express, json, type NextFunction, type Request, type RequestHandler, type Response, text } from 'express';

import { CONFIG, type Config } from './config/config.js';
import { DIALECT } from './database/database.js';
import { drxFace } from './drx/http/drx.face.js';
import { ErrorFilter } from './http/error.filter.js';
import type { Face } from './http/face.js';
import { isTooDeep } from './http/json-depth.js';
import { lglFace } from './lgl/http/lgl.face.js';
import { parseForm } from './lgl/http/form.js';
import { serveDocumentation } from './openapi/page.js';

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
  app.use(readRequests(config));
  knowOrigin(app);
  app.useGlobalFilters(new ErrorFilter(app.get(HttpAdapterHost), FACES, app.get(DIALECT)));
  serveDocumentation(app);
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

/** Reads the body, if there is one, and what else of a request does not depend on its route. */
function readRequests({ BODY_LIMIT }: Config): RequestHandler {
  const readJson = json({ limit: BODY_LIMIT, type: isJson });
  const readForm = text({ limit: BODY_LIMIT, type: isForm });
  return (request, response, next) => {
    const isLgl = request.url.startsWith(`${lglFace.prefix}/`);
    // Every path of LGL's API may end in `.json` (wire).
    if (isLgl && request.url.includes('.json')) request.url = request.url.replace(/^([^?]*)\.json(?=\?|$)/, '$1');
    const { 'content-length': length, 'transfer-encoding': chunked, 'content-type': type } = request.headers;
    if (chunked === undefined && !(Number(length) > 0)) return next();
    if (isJson(request))
      return readJson(
        request,
        response,
        then(next, () => refuseDepth(request.body)),
      );
    // LGL's clients may also send forms, with keys as Rails reads them.
    if (isLgl && isForm(request)) {
      return readForm(
        request,
        response,
        then(next, () => void (request.body = parseForm(request.body))),
      );
    }
    const sent = type ? `as ${type}` : 'without a content type';
    return next(new UnsupportedMediaTypeException(`The body must be application/json; it was sent ${sent}.`));
  };
}

/** A `next` that does one thing more, which may throw, before it goes on. */
function then(next: NextFunction, step: () => void): NextFunction {
  return (error?: unknown) => {
    if (error) return next(error);
    try {
      step();
    } catch (thrown) {
      return next(thrown);
    }
    return next();
  };
}

function isJson({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

function isForm({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers['content-type'] ?? '');
}

function refuseDepth(body: unknown): void {
  if (isTooDeep(body)) throw new BadRequestException('The body is nested too deeply.');
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
