import { Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProperty } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ApiAnswer, LglController } from '../http/api.js';
import { ApiPaging, ListAnswer, type ListQuery, ListQueryParam } from '../http/list.js';
import { TYPE_LISTS } from './type-lists.js';
import { TypeValue } from './type.entity.js';
import { TypesService } from './types.service.js';

class TypeList {
  @ApiProperty({ example: 'Note Types' }) name: string;
  @ApiProperty({ example: 'note_types' }) key: string;
  @ApiProperty({ type: [TypeValue] }) values: TypeValue[];
}

@LglController('Types')
export class TypesController {
  constructor(private readonly service: TypesService) {}

  @Get('types')
  @ApiOperation({ summary: 'List the types, each with its values' })
  @ApiPaging()
  @ApiAnswer(ListAnswer(TypeList, 'type'))
  list(@CallerParam() caller: Caller, @ListQueryParam() query: ListQuery) {
    return this.service.list(caller, query);
  }

  @Get('types/:type')
  @ApiOperation({ summary: 'List the values of one type' })
  @ApiParam({ name: 'type', enum: TYPE_LISTS.map(({ key }) => key) })
  @ApiPaging()
  @ApiAnswer(ListAnswer(TypeValue, 'note_type'))
  values(@CallerParam() caller: Caller, @Param('type') type: string, @ListQueryParam() query: ListQuery) {
    return this.service.values(caller, type, query);
  }
}
