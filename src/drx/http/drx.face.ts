import { HttpException, HttpStatus } from '@nestjs/common';

import type { ErrorAnswer, Face } from '../../http/face.js';
import { CODES, DrxError } from './errors.js';

export const DRX_PREFIX = '/api/v2';

/** DRX v2, and how it words what went wrong. */
export const drxFace: Face = { prefix: DRX_PREFIX, errorAnswer };

function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof DrxError) return { status: error.getStatus(), body: error.getResponse() };
  if (!(error instanceof HttpException)) {
    return errorAnswer(new DrxError(HttpStatus.INTERNAL_SERVER_ERROR, 'Something went wrong in the server.'));
  }
  const status = error.getStatus();
  if (status === HttpStatus.NOT_FOUND) return errorAnswer(new DrxError(status, 'There is no such route.'));
  if (status === HttpStatus.SERVICE_UNAVAILABLE) {
    return { ...errorAnswer(new DrxError(status, error.message)), headers: { 'Retry-After': '1' } };
  }
  return errorAnswer(new DrxError(status in CODES ? (status as keyof typeof CODES) : 400, error.message));
}
