import { Delete, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery } from '@nestjs/swagger';

import type { Caller } from '../../../accounts/caller.js';
import { CallerParam } from '../../../http/caller.decorator.js';
import { ApiId, ApiResult, LglController } from '../../http/api.js';
import { IdPipe } from '../../http/id.pipe.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateKeyword, keywords, UpdateKeyword } from './keyword.resource.js';
import { KeywordsService } from './keywords.service.js';

@LglController('Keywords')
export class KeywordsController extends ResourceRoutes({
  resource: keywords,
  Service: KeywordsService,
  Create: CreateKeyword,
  Update: UpdateKeyword,
  list: ['categories/:category_id/keywords'],
  create: ['categories/:category_id/keywords'],
  item: 'keywords/:id',
}) {
  @Delete('keywords/:id')
  @ApiOperation({ summary: 'Hide a keyword, or delete it for good' })
  @ApiId()
  @ApiQuery({ name: 'permanent', required: false, schema: { type: 'integer', enum: [0, 1], default: 0 } })
  @ApiResult()
  delete(@CallerParam() caller: Caller, @Param('id', IdPipe) id: number, @Query('permanent') permanent?: unknown) {
    return this.service.hideOrDelete(caller, id, permanent === '1');
  }
}
