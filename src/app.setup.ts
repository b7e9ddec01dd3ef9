import type { IncomingMessage, Server } from 'node:http';

import { NotFoundException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express, NextFunction, Request, Response } from 'express';

import { CONFIG, type Config } from './config/config.js';
import { DIALECT } from './database/database.js';
import { DrxFace } from './drx/http/drx.face.js';
import { BodyReader } from './http/body-reader.js';
import { ErrorFilter } from './http/error.filter.js';
import { Faces } from './http/face.js';
import { FaceGuard } from './http/face.guard.js';
import { Gates } from './http/gates.js';
import type { HttpRequest } from './http/http-request.js';
import { OperationDocs } from './http/operation-docs.js';
import { OriginWall } from './http/origin-wall.js';
import { requestLog } from './http/request-log.js';
import { API_HEADERS, PAGE_HEADERS } from './http/security-headers.js';
import { Traffic } from './http/traffic.js';
import { LglFace } from './lgl/http/lgl.face.js';
import { ListenerFace } from './lgl/integrations/listener.face.js';
import { documentedOperations } from './openapi/operations.js';
import { serveDocumentation } from './openapi/page.js';
import { servePage } from './page/page.js';
import { SandboxFace } from './sandbox/http/sandbox.face.js';

/** Everything around the routes. The server and every test call it, so that tests meet the real thing. */
export function setUpApp(app: NestExpressApplication): void {
  const config = app.get<Config>(CONFIG);
  const faces = app.get(Faces);
  faces.add(app.get(LglFace), app.get(ListenerFace), app.get(DrxFace), app.get(SandboxFace));
  app.get(OperationDocs).comeFrom(() => documentedOperations(app, faces));
  app.set('trust proxy', config.TRUST_PROXY);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.disable('etag');
  readTargets(app.getHttpServer());
  knowOrigin(app);
  const log = requestLog(config);
  if (log) app.get(Traffic).add(log);
  app.use(receive(faces, app.get(Traffic), new OriginWall(config)));
  if (config.CORS_ORIGINS.length > 0) allowOrigins(app, config);
  app.useGlobalGuards(new FaceGuard(faces, app.get(Gates), new BodyReader(config)));
  app.useGlobalFilters(new ErrorFilter(app.get(HttpAdapterHost), faces, app.get(DIALECT)));
  app.use('/docs', refuseStrayFiles);
  serveDocumentation(app);
  servePage(app);
}

/** A client may send a whole address in the place of the path, as to a proxy; its path is what is meant. */
function readTargets(server: Server): void {
  server.prependListener('request', (request: IncomingMessage) => {
    const { url = '/' } = request;
    if (!url.startsWith('/')) request.url = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*\/?/i, '/');
  });
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

/** What happens to every request before its route is looked for, and before anything of its body is read. */
function receive(faces: Faces, traffic: Traffic, wall: OriginWall) {
  return (request: Request & HttpRequest, response: Response, next: NextFunction): void => {
    const face = faces.of(request);
    traffic.follow(request, response, face);
    for (const [name, value] of face ? API_HEADERS : PAGE_HEADERS) response.setHeader(name, value);
    wall.check(request, face);
    if (face?.jsonEnding && request.url.includes('.json')) {
      request.url = request.url.replace(/^([^?]*)\.json(?=\?|$)/, '$1');
    }
    next();
  };
}

/** Tells browsers that the pages of these origins may call, also with a method or header that they first ask about. */
function allowOrigins(app: NestExpressApplication, { CORS_ORIGINS }: Config): void {
  app.enableCors({
    origin: CORS_ORIGINS.includes('*') ? '*' : [...CORS_ORIGINS],
    exposedHeaders: ['Retry-After'],
    maxAge: 600,
  });
}

/** The folder of Swagger's page is served as it is, and holds more than the page needs. */
function refuseStrayFiles({ path }: Request, _response: Response, next: NextFunction): void {
  if (path !== '/' && !/\.(html|css|js|png|svg)$/.test(path)) throw new NotFoundException('There is no such page.');
  next();
}
