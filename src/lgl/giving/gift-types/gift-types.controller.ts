import { Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';

import type { Caller } from '../../../accounts/caller.js';
import { CallerParam } from '../../../http/caller.decorator.js';
import { ApiAnswer, LglController } from '../../http/api.js';
import { ApiPaging, ListAnswer, type ListQuery, ListQueryParam } from '../../http/list.js';
import { GiftType } from './gift-type.entity.js';
import { GiftTypesService } from './gift-types.service.js';

@LglController('Gift types')
export class GiftTypesController {
  constructor(private readonly service: GiftTypesService) {}

  @Get('gift_types')
  @ApiOperation({ summary: 'List gift type records' })
  @ApiPaging()
  @ApiAnswer(ListAnswer(GiftType, 'gift_type'))
  list(@CallerParam() caller: Caller, @ListQueryParam() query: ListQuery) {
    return this.service.list(caller, query);
  }
}
