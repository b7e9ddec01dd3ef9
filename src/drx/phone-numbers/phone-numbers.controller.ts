import { Get, Param, Patch, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOperation } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ApiAdd, ApiEdit, ApiShow } from '../http/answers.js';
import { DrxController, ErrorBody } from '../http/api.js';
import { BodyAs, type ReadBody } from '../http/body.js';
import { ApiList, type ListQuery, ListQueryParam } from '../http/list.js';
import { HistoryEntry } from './history.js';
import { CreatePhoneNumber, UpdatePhoneNumber } from './phone-number.body.js';
import { DrxPhoneNumber } from './phone-number.entity.js';
import { PhoneNumberAnswer, PhoneNumberRow } from './phone-number.views.js';
import { PhoneNumbersService } from './phone-numbers.service.js';

@DrxController('Phone numbers')
export class PhoneNumbersController {
  constructor(private readonly service: PhoneNumbersService) {}

  @Get('phone-numbers')
  @ApiOperation({ summary: 'List phone numbers' })
  @ApiList(PhoneNumberRow, { q: 'A run of digits anywhere in the number; formatting is ignored.' })
  list(@CallerParam() caller: Caller, @ListQueryParam() query: ListQuery) {
    return this.service.list(caller, query);
  }

  @Post('phone-numbers')
  @ApiOperation({ summary: 'Add a phone number to a patient or a doctor' })
  @ApiAdd(CreatePhoneNumber, PhoneNumberAnswer, 'The owner has this number already.')
  create(@CallerParam() caller: Caller, @BodyAs(CreatePhoneNumber, DrxPhoneNumber) body: ReadBody<CreatePhoneNumber>) {
    return this.service.create(caller, body);
  }

  @Get('phone-numbers/:phone_id')
  @ApiOperation({ summary: 'Look up a phone number' })
  @ApiShow(PhoneNumberAnswer)
  show(@CallerParam() caller: Caller, @Param('phone_id') id: string) {
    return this.service.show(caller, id);
  }

  @Patch('phone-numbers/:phone_id')
  @ApiOperation({ summary: 'Edit a phone number', description: 'Fields that are left out stay as they are.' })
  @ApiEdit(UpdatePhoneNumber, PhoneNumberAnswer, 'The owner has this number already.')
  update(
    @CallerParam() caller: Caller,
    @Param('phone_id') id: string,
    @BodyAs(UpdatePhoneNumber, DrxPhoneNumber) body: ReadBody<UpdatePhoneNumber>,
  ) {
    return this.service.update(caller, id, body);
  }

  @Get('phone-numbers/:phone_id/history')
  @ApiOperation({
    summary: 'Everything that happened to a phone number, newest first',
    description: 'An extension of Glowworm.',
  })
  @ApiList(HistoryEntry)
  @ApiNotFoundResponse({ type: ErrorBody })
  history(@CallerParam() caller: Caller, @Param('phone_id') id: string, @ListQueryParam() query: ListQuery) {
    return this.service.history(caller, id, query);
  }
}
