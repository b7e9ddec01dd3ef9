import { applyDecorators, type Type } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNotFoundResponse, ApiOkResponse } from '@nestjs/swagger';

import { ErrorBody } from './api.js';
import { ApiBodyAs } from './body.js';

/** Documents a look-up, or another handler that is about one record. */
export const ApiShow = (Answer: Type<object>) =>
  applyDecorators(
    ApiOkResponse({ type: Answer }),
    ApiNotFoundResponse({ description: 'There is no such record.', type: ErrorBody }),
  );

/** Documents an add; `conflict` says when it would store something twice. */
export const ApiAdd = (Body: Type<object>, Answer: Type<object>, conflict?: string) =>
  applyDecorators(ApiBodyAs(Body), ApiCreatedResponse({ type: Answer }), ...apiConflict(conflict));

/** Documents an edit. */
export const ApiEdit = (Body: Type<object>, Answer: Type<object>, conflict?: string) =>
  applyDecorators(ApiBodyAs(Body), ApiShow(Answer), ...apiConflict(conflict));

function apiConflict(description: string | undefined): MethodDecorator[] {
  return description ? [ApiConflictResponse({ description, type: ErrorBody })] : [];
}
