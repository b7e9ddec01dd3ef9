import { Get, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ApiAdd, ApiShow } from '../http/answers.js';
import { DrxController } from '../http/api.js';
import { BodyAs, type ReadBody } from '../http/body.js';
import { ApiList, type ListQuery, ListQueryParam } from '../http/list.js';
import { CreateDoctor } from './doctor.body.js';
import { Doctor } from './doctor.entity.js';
import { DoctorDetails } from './doctor.views.js';
import { DoctorsService } from './doctors.service.js';

@DrxController('Doctors')
export class DoctorsController {
  constructor(private readonly service: DoctorsService) {}

  @Get('doctors')
  @ApiOperation({ summary: 'List doctors' })
  @ApiList(Doctor, { q: 'A phone, fax or NPI number, a DEA number, or "last" or "last,first".' })
  list(@CallerParam() caller: Caller, @ListQueryParam() query: ListQuery) {
    return this.service.list(caller, query);
  }

  @Post('doctors')
  @ApiOperation({ summary: 'Add a doctor with addresses and phone numbers, all or nothing' })
  @ApiAdd(CreateDoctor, DoctorDetails, 'A phone number is in the body twice.')
  create(@CallerParam() caller: Caller, @BodyAs(CreateDoctor) body: ReadBody<CreateDoctor>) {
    return this.service.create(caller, body);
  }

  @Get('doctors/:identifier')
  @ApiOperation({ summary: 'Look up a doctor by id, NPI or DEA number' })
  @ApiShow(DoctorDetails)
  show(@CallerParam() caller: Caller, @Param('identifier') identifier: string) {
    return this.service.show(caller, identifier);
  }
}
