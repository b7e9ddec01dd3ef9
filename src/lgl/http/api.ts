import { applyDecorators, Controller, type Type } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBasicAuth,
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiParam,
  ApiProperty,
  ApiSecurity,
  ApiTags,
  ApiUnauthorizedResponse,
  ApiUnprocessableEntityResponse,
  IntersectionType,
} from '@nestjs/swagger';

import { API_VERSION } from './errors.js';
import { LGL_PREFIX } from './lgl.face.js';

class ErrorBody {
  @ApiProperty({ example: API_VERSION }) api_version: string;
  @ApiProperty({ description: 'The kind of error.' }) error: string;
  @ApiProperty({ description: 'What was wrong; several messages are joined with "; ".' }) description: string;
}

class InvalidToken {
  @ApiProperty({ example: 'invalid_token' }) error: string;
  @ApiProperty() error_description: string;
}

/** The answer to a delete. */
export class Result {
  @ApiProperty({ example: API_VERSION }) api_version: string;
  @ApiProperty({ example: 'success' }) result: string;
}

/** A controller of LGL's API: its prefix, its key check, and what it documents for every route. */
export const LglController = (tag: string) =>
  applyDecorators(
    Controller(LGL_PREFIX.slice(1)),
    ApiTags(tag),
    ApiBearerAuth(),
    ApiBasicAuth(),
    ApiSecurity('access_token'),
    ApiUnauthorizedResponse({ description: 'There is no key, or it opens nothing.', type: InvalidToken }),
    ApiForbiddenResponse({ description: 'The key may only read.', type: ErrorBody }),
    ApiNotFoundResponse({ description: 'There is no such record.', type: ErrorBody }),
  );

/** A successful answer. Creating answers 200, not 201. */
export const ApiAnswer = (type: Type<object>) =>
  applyDecorators(
    ApiOkResponse({ type }),
    ApiBadRequestResponse({ description: 'A parameter is wrong, or the body cannot be read.', type: ErrorBody }),
  );

/** The answer to a body that may be refused. */
export const ApiRefusal = () =>
  ApiUnprocessableEntityResponse({ description: 'A field is wrong; the description names it.', type: ErrorBody });

export const ApiResult = () => ApiOkResponse({ type: Result });

export const ApiId = (name = 'id') => ApiParam({ name, schema: { type: 'integer', minimum: 1 } });

/** Documents the ids that stand in the paths of a list or create. */
export const ApiParentId = (paths: readonly string[]) =>
  applyDecorators(...[...namesIn(paths)].map((name) => ApiId(name)));

function namesIn(paths: readonly string[]): Set<string> {
  return new Set(paths.flatMap((path) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name)));
}

class Versioned {
  @ApiProperty({ example: API_VERSION }) api_version: string;
}

/** A record as show, create and update answer it, as a class for the OpenAPI document: `api_version` comes first. */
export function Shown(Record: Type<object>): Type<object> {
  const Answer = IntersectionType(Versioned, Record);
  Object.defineProperty(Answer, 'name', { value: `${Record.name}Answer` });
  return Answer;
}
