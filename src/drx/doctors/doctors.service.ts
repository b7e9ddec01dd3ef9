import { Injectable, Logger } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';

import type { Caller } from '../../accounts/caller.js';
import { Outbox } from '../../outbox/outbox.js';
import type { Records } from '../../records/records.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { withoutFormatting } from '../../telephone/north-american.js';
import type { ReadBody } from '../http/body.js';
import { NotFound } from '../http/errors.js';
import { type List, listOf, type ListQuery } from '../http/list.js';
import { OwnedRecords } from '../owners/owned-records.js';
import { nameMatches, numberMatches } from '../owners/search.js';
import { numberIn } from '../resource/id.js';
import type { CreateDoctor } from './doctor.body.js';
import { DEA, Doctor, NPI } from './doctor.entity.js';
import { doctorDetails, type DoctorDetails, doctorRow } from './doctor.views.js';
import { hasCheckDigit } from './npi.js';

@Injectable()
export class DoctorsService {
  private readonly logger = new Logger(DoctorsService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly owned: OwnedRecords,
  ) {}

  list(caller: Caller, query: ListQuery): Promise<List<Doctor>> {
    return this.unitOfWork.read(caller, async (records) => {
      const where = query.q === undefined ? undefined : matches(records, query.q);
      return listOf(await records.page(doctorRow, { ...query, where }), query);
    });
  }

  /** `identifier` is the id, the NPI or the DEA number (doc). */
  async show(caller: Caller, identifier: string): Promise<DoctorDetails> {
    const [found] = await this.unitOfWork.read(caller, (records) =>
      records.all(doctorDetails, identifiedBy(identifier), 1),
    );
    if (!found) throw new NotFound('doctor', identifier);
    return found;
  }

  create(caller: Caller, body: ReadBody<CreateDoctor>): Promise<DoctorDetails> {
    body.throwIfInvalid();
    return this.outbox.write(caller, async (records, emit) => {
      const { prescriber, ...owned } = body.value;
      const doctor_id = await records.insert(Doctor, prescriber);
      // The documentation's own example has a wrong one, so it cannot be refused.
      if (!hasCheckDigit(prescriber.npi as string))
        this.logger.warn(`The NPI of doc_${doctor_id} has a wrong check digit.`);
      const events = await this.owned.add(records, { patient_id: null, doctor_id }, owned);
      const data = (await records.show(doctorDetails, doctor_id))!.value;
      emit({ event: 'doctor.created', record_type: doctorDetails.table, record_id: doctor_id, data });
      for (const event of events) emit(event);
      return data;
    });
  }
}

function identifiedBy(identifier: string): Sql {
  if (NPI.test(identifier)) return sql`doctors.npi = ${identifier}`;
  if (DEA.test(identifier)) return sql`upper(doctors.dea) = ${identifier.toUpperCase()}`;
  return sql`doctors.id = ${numberIn('doc', identifier) ?? 0}`;
}

/** Ten digits are a phone, a fax or an NPI number; fewer, a part of a phone number; the rest a DEA number or a name. */
function matches(records: Records, q: string): Sql {
  if (DEA.test(q)) return identifiedBy(q);
  const digits = withoutFormatting(q);
  if (!/^\d+$/.test(digits)) return nameMatches('doctors', q);
  const byNumber = numberMatches(records, 'doctors', 'doctor_id', digits);
  return sql`(${byNumber} OR doctors.fax_number = ${digits} OR doctors.npi = ${digits})`;
}
