import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';

import type { Caller } from '../../accounts/caller.js';
import { type Emit, Outbox } from '../../outbox/outbox.js';
import { date as dateCheck } from '../../fields/validators.js';
import type { Records } from '../../records/records.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { withoutFormatting } from '../../telephone/north-american.js';
import type { ReadBody } from '../http/body.js';
import { type List, listOf, type ListQuery } from '../http/list.js';
import { OwnedRecords } from '../owners/owned-records.js';
import { nameMatches, numberMatches } from '../owners/search.js';
import { type Kind, shownById, storedById } from '../resource/by-id.js';
import type { CreatePatient, UpdatePatient } from './patient.body.js';
import { Patient } from './patient.entity.js';
import {
  patientChanged,
  type PatientChanged,
  patientDetails,
  type PatientDetails,
  type PatientRow,
  patientRow,
} from './patient.views.js';

const PATIENT: Kind = { prefix: 'pat', name: 'patient' };

@Injectable()
export class PatientsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly owned: OwnedRecords,
  ) {}

  list(caller: Caller, query: ListQuery): Promise<List<PatientRow>> {
    return this.unitOfWork.read(caller, async (records) => {
      const active = sql`patients.status = 'active'`;
      const where = query.q === undefined ? active : sql`${active} AND ${matches(records, query.q)}`;
      return listOf(await records.page(patientRow, { ...query, where }), query);
    });
  }

  /** The one answer that holds the social security number. */
  show(caller: Caller, id: string): Promise<PatientDetails> {
    return this.unitOfWork.read(caller, (records) => shownById(records, patientDetails, PATIENT, id));
  }

  create(caller: Caller, body: ReadBody<CreatePatient>): Promise<PatientChanged> {
    body.throwIfInvalid();
    return this.outbox.write(caller, async (records, emit) => {
      const { addresses, phone_numbers, ...values } = body.value;
      const patient_id = await records.insert(Patient, { ...NEW_PATIENT, ...values, status: 'active' });
      const owned = await this.owned.add(records, { patient_id, doctor_id: null }, { addresses, phone_numbers });
      const created = await this.publish(records, emit, 'patient.created', patient_id);
      for (const event of owned) emit(event);
      return created;
    });
  }

  update(caller: Caller, id: string, body: ReadBody<UpdatePatient>): Promise<PatientChanged> {
    return this.outbox.write(caller, async (records, emit) => {
      const before = await storedById(records, Patient, PATIENT, id);
      body.throwIfInvalid();
      const { active, ...values } = body.value;
      const status = active === undefined || active === null ? before.status : active ? 'active' : 'inactive';
      const changed = await records.update(Patient, before, { ...values, status });
      if (changed) return this.publish(records, emit, 'patient.updated', before.id);
      return (await records.show(patientChanged, before.id))!.value;
    });
  }

  private async publish(records: Records, emit: Emit, event: string, id: number): Promise<PatientChanged> {
    const data = (await records.show(patientChanged, id))!.value;
    emit({ event, record_type: patientChanged.table, record_id: id, data });
    return data;
  }
}

/** What a new patient has that was not told otherwise. */
export const NEW_PATIENT = {
  deceased: false,
  auto_refill: false,
  automatically_charge_rx_to_account: false,
  blister_pack: false,
  easy_open: false,
};

/** Eight digits are a date of birth (MMDDYYYY), other digits a phone number or a part of one; the rest is a name. */
function matches(records: Records, q: string): Sql {
  const digits = withoutFormatting(q);
  if (!/^\d+$/.test(digits)) return nameMatches('patients', q);
  if (digits.length !== 8) return numberMatches(records, 'patients', 'patient_id', digits);
  const date = digits.replace(/(\d\d)(\d\d)(\d{4})/, '$3-$1-$2');
  return dateCheck(date) === undefined ? sql`patients.date_of_birth = ${date}` : sql`1 = 0`;
}
