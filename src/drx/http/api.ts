import { applyDecorators, Controller } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiProperty,
  ApiSecurity,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';

import { CODES } from './errors.js';
import { DRX_PREFIX } from './drx.face.js';

class ErrorDetail {
  @ApiProperty({ example: 'number' }) field: string;
  @ApiProperty({ example: 'must be a 10-digit number' }) message: string;
}

class ErrorContent {
  @ApiProperty({ enum: Object.values(CODES) }) code: string;
  @ApiProperty() message: string;
  @ApiProperty({ type: [ErrorDetail] }) details: ErrorDetail[];
}

export class ErrorBody {
  @ApiProperty() error: ErrorContent;
}

/** A controller of the DRX API: its prefix, its key check, and what it documents for every route. */
export const DrxController = (tag: string) =>
  applyDecorators(
    Controller(DRX_PREFIX.slice(1)),
    ApiTags(tag),
    ApiSecurity('X-DRX-Key'),
    ApiBearerAuth(),
    ApiBadRequestResponse({ description: 'A parameter is wrong, or the body cannot be read.', type: ErrorBody }),
    ApiUnauthorizedResponse({ description: 'There is no key, or it opens nothing.', type: ErrorBody }),
    ApiForbiddenResponse({ description: 'The key may only read.', type: ErrorBody }),
  );
