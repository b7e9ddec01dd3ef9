import { Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';

import type { Caller } from '../../../accounts/caller.js';
import { IntegerField } from '../../resource/fields.js';
import { CallerParam } from '../../../http/caller.decorator.js';
import { ApiAnswer, ApiId, ApiResult, LglController, Result } from '../../http/api.js';
import { ApiBodyOf, BodyOf, type SentBody } from '../../http/body.js';
import { IdPipe } from '../../http/id.pipe.js';
import { ApiPaging, ListAnswer, type ListQuery, ListQueryParam } from '../../http/list.js';
import { CategoryAnswer } from '../categories/category.resource.js';
import { ConstituentCategoriesService } from './constituent-categories.service.js';

class GiveKeyword {
  @IntegerField({ from: 1, required: true, description: 'The keyword.', example: 1 }) id: number;
}

@LglController('Keywords of a constituent')
export class ConstituentCategoriesController {
  constructor(private readonly service: ConstituentCategoriesService) {}

  @Get('constituents/:constituent_id/categories')
  @ApiOperation({ summary: 'List the categories in which a constituent has keywords, with those' })
  @ApiId('constituent_id')
  @ApiPaging()
  @ApiAnswer(ListAnswer(CategoryAnswer, 'category'))
  list(
    @CallerParam() caller: Caller,
    @Param('constituent_id', IdPipe) constituentId: number,
    @ListQueryParam() query: ListQuery,
  ) {
    return this.service.list(caller, constituentId, query);
  }

  @Post('constituents/:constituent_id/keywords')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a constituent a keyword' })
  @ApiId('constituent_id')
  @ApiBodyOf(GiveKeyword)
  @ApiAnswer(Result)
  give(
    @CallerParam() caller: Caller,
    @Param('constituent_id', IdPipe) constituentId: number,
    @BodyOf(GiveKeyword) body: SentBody<GiveKeyword>,
  ) {
    return this.service.give(caller, constituentId, body);
  }

  @Delete('constituents/:constituent_id/keywords/:id')
  @ApiOperation({ summary: 'Take a keyword from a constituent' })
  @ApiId('constituent_id')
  @ApiId()
  @ApiResult()
  take(
    @CallerParam() caller: Caller,
    @Param('constituent_id', IdPipe) constituentId: number,
    @Param('id', IdPipe) id: number,
  ) {
    return this.service.take(caller, constituentId, id);
  }
}
