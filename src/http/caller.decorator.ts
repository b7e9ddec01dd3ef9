import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

import type { Caller } from '../accounts/caller.js';
import type { HttpRequest } from './http-request.js';

/** The caller that the face has found. It throws outside of a face, so that no route can do without a key by mistake. */
export const CallerParam = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller, originalUrl } = context.switchToHttp().getRequest<HttpRequest>();
  if (!caller) throw new Error(`No face has found the caller of ${originalUrl.split('?')[0]}`);
  return caller;
});
