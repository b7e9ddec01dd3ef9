import { Get, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ApiAdd, ApiEdit, ApiShow } from '../http/answers.js';
import { DrxController } from '../http/api.js';
import { BodyAs, type ReadBody } from '../http/body.js';
import { ApiList, type ListQuery, ListQueryParam } from '../http/list.js';
import { CreatePatient, UpdatePatient } from './patient.body.js';
import { Patient } from './patient.entity.js';
import { PatientChanged, PatientDetails, PatientRow } from './patient.views.js';
import { PatientsService } from './patients.service.js';

@DrxController('Patients')
export class PatientsController {
  constructor(private readonly service: PatientsService) {}

  @Get('patients')
  @ApiOperation({ summary: 'List the active patients' })
  @ApiList(PatientRow, { q: 'Digits of a phone number, a date of birth (MMDDYYYY), or "last" or "last,first".' })
  list(@CallerParam() caller: Caller, @ListQueryParam() query: ListQuery) {
    return this.service.list(caller, query);
  }

  @Post('patients')
  @ApiOperation({ summary: 'Add a patient with addresses and phone numbers, all or nothing' })
  @ApiAdd(CreatePatient, PatientChanged, 'A phone number is in the body twice.')
  create(@CallerParam() caller: Caller, @BodyAs(CreatePatient, Patient) body: ReadBody<CreatePatient>) {
    return this.service.create(caller, body);
  }

  @Get('patients/:patient_id')
  @ApiOperation({ summary: 'Look up a patient' })
  @ApiShow(PatientDetails)
  show(@CallerParam() caller: Caller, @Param('patient_id') id: string) {
    return this.service.show(caller, id);
  }

  @Patch('patients/:patient_id')
  @ApiOperation({ summary: 'Edit a patient', description: 'Fields that are left out stay as they are.' })
  @ApiEdit(UpdatePatient, PatientChanged)
  update(
    @CallerParam() caller: Caller,
    @Param('patient_id') id: string,
    @BodyAs(UpdatePatient, Patient) body: ReadBody<UpdatePatient>,
  ) {
    return this.service.update(caller, id, body);
  }
}
