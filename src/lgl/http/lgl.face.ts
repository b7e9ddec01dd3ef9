import { HttpException, HttpStatus } from '@nestjs/common';

import type { ErrorAnswer, Face } from '../../http/face.js';
import { BadKey, BadRequest, LglError, NoKey } from './errors.js';

export const LGL_PREFIX = '/api/v1';

/** Little Green Light v1, and how it words what went wrong. */
export const lglFace: Face = { prefix: LGL_PREFIX, errorAnswer };

function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof LglError || error instanceof NoKey || error instanceof BadKey) {
    return { status: error.getStatus(), body: error.getResponse(), headers: error.headers };
  }
  if (!(error instanceof HttpException)) return plain(HttpStatus.INTERNAL_SERVER_ERROR, 'Internal Server Error');
  switch (error.getStatus()) {
    case HttpStatus.NOT_FOUND:
      return plain(HttpStatus.NOT_FOUND, 'Not Found');
    case HttpStatus.SERVICE_UNAVAILABLE:
      return { ...plain(HttpStatus.SERVICE_UNAVAILABLE, 'Service Unavailable'), headers: { 'Retry-After': '1' } };
    case HttpStatus.PAYLOAD_TOO_LARGE:
      return errorAnswer(new LglError(HttpStatus.PAYLOAD_TOO_LARGE, 'Payload Too Large', error.message));
    default:
      return errorAnswer(new BadRequest(error.message));
  }
}

/** The shape of LGL's web framework, for what never reached the API itself: no `api_version`. */
function plain(status: number, error: string): ErrorAnswer {
  return { status, body: { status, error } };
}
