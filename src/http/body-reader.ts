import type { IncomingMessage } from 'node:http';

import { type ArgumentsHost, BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import { json, type Request, type RequestHandler, type Response, text } from 'express';

import type { Config } from '../config/config.js';
import { checkBody, checkJson } from './body-limits.js';
import type { Face } from './face.js';
import type { HttpRequest } from './http-request.js';

const JSON_TYPE = /^application\/([\w.+-]+\+)?json\s*(;|$)/i;
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i;

type HttpExchange = ReturnType<ArgumentsHost['switchToHttp']>;

/** Reads the body of a request, where there is one, as the face takes it. */
export class BodyReader {
  private readonly json: RequestHandler;
  private readonly text: RequestHandler;

  constructor({ BODY_LIMIT: limit }: Pick<Config, 'BODY_LIMIT'>) {
    this.json = json({
      limit,
      type: () => true,
      verify: (request, _response, body) => {
        (request as IncomingMessage & Pick<HttpRequest, 'sentBody'>).sentBody = body;
        checkJson(body);
      },
    });
    this.text = text({ limit, type: () => true });
  }

  /** @throws HttpException when the body is too large, of a kind that the face does not take, or cannot be read. */
  async read(http: HttpExchange, face: Face): Promise<void> {
    const request = http.getRequest<Request & HttpRequest>();
    const { 'content-length': length, 'transfer-encoding': chunked, 'content-type': type = '' } = request.headers;
    if (chunked === undefined && !(Number(length) > 0)) return;
    if (JSON_TYPE.test(type)) {
      await this.parse(this.json, http);
    } else if (face.readForm && FORM_TYPE.test(type)) {
      await this.parse(this.text, http);
      request.sentBody = request.body;
      request.body = face.readForm(request.body);
    } else {
      const sent = type ? `as ${type}` : 'without a content type';
      throw new UnsupportedMediaTypeException(`The body must be application/json; it was sent ${sent}.`);
    }
    checkBody(request.body);
  }

  private parse(parser: RequestHandler, http: HttpExchange): Promise<void> {
    return new Promise((resolve, reject) => {
      parser(http.getRequest<Request>(), http.getResponse<Response>(), (error?: unknown) =>
        error ? reject(withoutBody(error)) : resolve(),
      );
    });
  }
}

/** The parser's message for what is no JSON quotes the body, which is personal data. */
function withoutBody(error: unknown): unknown {
  const { type, message } = error as { type?: string; message: string };
  if (type !== 'entity.parse.failed') return error;
  return new BadRequestException(`The body is not JSON: ${message.replace(/, .*is not valid JSON$/s, '')}.`);
}
