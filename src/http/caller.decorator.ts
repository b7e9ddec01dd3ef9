import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

import type { Caller } from '../accounts/caller.js';
import type { HttpRequest } from './http-request.js';

/** The caller that the face's guard has found. It throws where a route has no guard, so that none can be forgotten. */
export const CallerParam = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller, originalUrl } = context.switchToHttp().getRequest<HttpRequest>();
  if (!caller) throw new Error(`No guard has found the caller of ${originalUrl.split('?')[0]}`);
  return caller;
});
