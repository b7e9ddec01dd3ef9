import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';

import type { Caller } from '../../accounts/caller.js';
import { type Emit, Outbox } from '../../outbox/outbox.js';
import type { RecordClass, Records } from '../../records/records.js';
import { pageOf } from '../../records/pages.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { Doctor } from '../doctors/doctor.entity.js';
import type { ReadBody } from '../http/body.js';
import { Conflict, NotFound } from '../http/errors.js';
import { type List, listOf, type ListQuery } from '../http/list.js';
import { Patient } from '../patients/patient.entity.js';
import { type Kind, shownById, storedById } from '../resource/by-id.js';
import { numberIn } from '../resource/id.js';
import { changesBetween, history, type HistoryEntry } from './history.js';
import type { CreatePhoneNumber, PhoneNumberInput, UpdatePhoneNumber } from './phone-number.body.js';
import { DrxPhoneNumber } from './phone-number.entity.js';
import {
  PHONE_NUMBERS,
  type PhoneNumberAnswer,
  type PhoneNumberRow,
  phoneNumberRow,
  phoneNumberShown,
} from './phone-number.views.js';
import { digitsIn, numbersWith } from './search.js';

const PHONE_NUMBER: Kind = { prefix: 'phn', name: 'phone number' };

/** Who a number belongs to: exactly one of the two. */
export type Owner = { patient_id: number; doctor_id: null } | { patient_id: null; doctor_id: number };

@Injectable()
export class PhoneNumbersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  list(caller: Caller, query: ListQuery): Promise<List<PhoneNumberRow>> {
    const run = query.q === undefined ? undefined : digitsIn(query.q);
    return this.unitOfWork.read(caller, async (records) => {
      const page =
        run === undefined
          ? await records.page(phoneNumberRow, query)
          : await records.pageOf(phoneNumberRow, numbersWith(records, run), query);
      return listOf(page, query);
    });
  }

  show(caller: Caller, id: string): Promise<PhoneNumberAnswer> {
    return this.unitOfWork.read(caller, (records) => shown(records, id));
  }

  create(caller: Caller, body: ReadBody<CreatePhoneNumber>): Promise<PhoneNumberAnswer> {
    return this.outbox.write(caller, async (records, emit) => {
      const { patient_id: _patient, doctor_id: _doctor, ...values } = body.value;
      const owner = await this.ownerOf(records, body);
      body.throwIfInvalid();
      return this.add(records, emit, owner as Owner, values);
    });
  }

  update(caller: Caller, id: string, body: ReadBody<UpdatePhoneNumber>): Promise<PhoneNumberAnswer> {
    return this.outbox.write(caller, async (records, emit) => {
      const before = await storedById(records, DrxPhoneNumber, PHONE_NUMBER, id);
      body.throwIfInvalid();
      await this.change(records, emit, before, body.value);
      return shown(records, id);
    });
  }

  /** Everything that ever happened to a number, newest first. */
  history(caller: Caller, id: string, query: ListQuery): Promise<List<HistoryEntry>> {
    return this.unitOfWork.read(caller, async (records) => {
      const record_id = numberIn('phn', id) ?? 0;
      const where = sql`record_type = ${PHONE_NUMBERS} AND record_id = ${record_id}`;
      const { total, items } = await records.page(history, { ...query, where });
      // The trail outlives the record, so only a number without one never was.
      if (total === 0) throw new NotFound(PHONE_NUMBER.name, id);
      const entries = items.value.map(({ old_values, new_values, ...entry }) => ({
        ...entry,
        changes: changesBetween(old_values, new_values),
      }));
      return listOf(pageOf(total, entries), query);
    });
  }

  /** Stores a new number inside a unit of work, which has made sure of its owner. */
  async add(records: Records, emit: Emit, owner: Owner, input: PhoneNumberInput): Promise<PhoneNumberAnswer> {
    const values = { primary: false, do_not_call: false, ...input, ...owner, verified: false };
    await refuseTwice(records, values);
    if (values.primary) await this.clearPrimary(records, emit, values);
    const id = `phn_${await records.insert(DrxPhoneNumber, values)}`;
    return this.publish(records, emit, 'phone_number.created', id);
  }

  private async change(records: Records, emit: Emit, before: DrxPhoneNumber, input: PhoneNumberInput): Promise<void> {
    const after = { ...before, ...input };
    if (after.number !== before.number) {
      after.verified = false;
      await refuseTwice(records, after);
    }
    if (after.primary && input.primary) await this.clearPrimary(records, emit, after);
    // A primary number that comes to a type with another one gives way, unless it was told to be primary (choice).
    else if (after.primary) after.primary = !(await this.primaryOf(records, after));
    const { id: _id, account_id: _account, created_at: _created, updated_at: _updated, ...values } = after;
    if (await records.update(DrxPhoneNumber, before, values)) {
      await this.publish(records, emit, 'phone_number.updated', `phn_${before.id}`);
    }
  }

  /** Clears the owner's primary number of the same type, if that is another one. */
  private async clearPrimary(records: Records, emit: Emit, number: Partial<DrxPhoneNumber>): Promise<void> {
    const other = await this.primaryOf(records, number);
    if (!other) return;
    await records.update(DrxPhoneNumber, other, { primary: false });
    await this.publish(records, emit, 'phone_number.updated', `phn_${other.id}`);
  }

  private async primaryOf(records: Records, number: Partial<DrxPhoneNumber>): Promise<DrxPhoneNumber | undefined> {
    const owned = { ...ofOwner(number), phone_type: number.phone_type, primary: true };
    const found = await records.find(DrxPhoneNumber, owned);
    return found.find((other) => other.id !== number.id);
  }

  private async publish(records: Records, emit: Emit, event: string, id: string): Promise<PhoneNumberAnswer> {
    const data = await shown(records, id);
    emit({ event, record_type: PHONE_NUMBERS, record_id: numberIn('phn', id) as number, data });
    return data;
  }

  /** The owner that a new number names; what is wrong with it is noted on the body. */
  private async ownerOf(records: Records, body: ReadBody<CreatePhoneNumber>): Promise<Owner | undefined> {
    const { patient_id, doctor_id } = body.value;
    if (body.hasError('patient_id') || body.hasError('doctor_id')) return undefined;
    if (patient_id && doctor_id) {
      body.addError('doctor_id', 'must not be sent together with patient_id: a number belongs to one of them');
    } else if (patient_id) {
      const id = await existing(records, Patient, numberIn('pat', patient_id));
      if (id) return { patient_id: id, doctor_id: null };
      body.addError('patient_id', `names no patient: ${patient_id}`);
    } else if (doctor_id) {
      const id = await existing(records, Doctor, numberIn('doc', doctor_id));
      if (id) return { patient_id: null, doctor_id: id };
      body.addError('doctor_id', `names no doctor: ${doctor_id}`);
    } else {
      body.addError('patient_id', 'or doctor_id is required');
    }
    return undefined;
  }
}

function shown(records: Records, id: string): Promise<PhoneNumberAnswer> {
  return shownById(records, phoneNumberShown, PHONE_NUMBER, id);
}

async function existing(records: Records, type: RecordClass, id: number | undefined): Promise<number | undefined> {
  return id !== undefined && (await records.lock(type, id)) ? id : undefined;
}

async function refuseTwice(records: Records, number: Partial<DrxPhoneNumber>): Promise<void> {
  if (!(await records.exists(DrxPhoneNumber, { ...ofOwner(number), number: number.number }))) return;
  throw new Conflict('number', `is stored for this ${number.patient_id ? 'patient' : 'doctor'} already`);
}

/** What the numbers of the same owner have in common. */
function ofOwner({ patient_id, doctor_id }: Partial<DrxPhoneNumber>): { patient_id: number } | { doctor_id: number } {
  return patient_id ? { patient_id } : { doctor_id: doctor_id ?? 0 };
}
