import { applyDecorators, Controller } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiProperty,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';

import { CODES } from './errors.js';
import { SANDBOX_PREFIX } from './sandbox.face.js';

export class ErrorDetail {
  @ApiProperty({ example: 'times' }) field: string;
  @ApiProperty({ example: 'must be a whole number, 1 or more' }) message: string;
}

class ErrorContent {
  @ApiProperty({ enum: Object.values(CODES) }) code: string;
  @ApiProperty({ description: 'What was wrong, and what to do.' }) message: string;
  @ApiProperty({ type: [ErrorDetail] }) details: ErrorDetail[];
}

export class ErrorBody {
  @ApiProperty() error: ErrorContent;
}

/** A controller of the sandbox: its prefix, its key check, and what it documents for every route. */
export const SandboxController = (tag: string) =>
  applyDecorators(
    Controller(SANDBOX_PREFIX.slice(1)),
    ApiTags(tag),
    ApiBearerAuth(),
    ApiBadRequestResponse({ description: 'A parameter is wrong, or the body cannot be read.', type: ErrorBody }),
    ApiUnauthorizedResponse({ description: 'There is no key, or it opens nothing.', type: ErrorBody }),
    ApiForbiddenResponse({ description: 'The key may only read, or a foreign page calls.', type: ErrorBody }),
  );
