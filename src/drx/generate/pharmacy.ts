import { NO_KEY } from '../../accounts/accounts.service.js';
import { Batch, type RowStore } from '../../made-up/batch.js';
import { Chance, dateOf, type Day, dayOf, type Faker } from '../../made-up/chance.js';
import type { Wanted } from '../../made-up/wanted.js';
import { Change } from '../../records/change.entity.js';
import { Address } from '../addresses/address.entity.js';
import { Doctor } from '../doctors/doctor.entity.js';
import { hasCheckDigit } from '../doctors/npi.js';
import { Patient } from '../patients/patient.entity.js';
import { NEW_PATIENT } from '../patients/patients.service.js';
import { DrxPhoneNumber } from '../phone-numbers/phone-number.entity.js';
import { PHONE_NUMBERS } from '../phone-numbers/phone-number.views.js';

/** How many constituents there are to a patient, and to a doctor. */
const PER_PATIENT = 5;
const PER_DOCTOR = 50;
/** How many owners of numbers are stored together. */
const TOGETHER = 500;

type Owner = Pick<DrxPhoneNumber, 'patient_id' | 'doctor_id'>;

/**
 * Makes up the patients and doctors of a pharmacy in an account that is new, with where they live and can be called. Calls
 * `alive` now and then.
 */
export async function generatePharmacy(
  store: RowStore,
  faker: Faker,
  { constituents, seed, since, until }: Wanted,
  alive: () => Promise<void>,
): Promise<void> {
  faker.seed(seed);
  const pharmacy = new Pharmacy(new Batch(store), new Chance(faker), dayOf(since), dayOf(until));
  const putAll = async (per: number, put: () => void) => {
    for (let index = 0; index * per < constituents; index += 1) {
      put();
      if (index % TOGETHER > 0) continue;
      await pharmacy.flush();
      await alive();
    }
    await pharmacy.flush();
  };
  await putAll(PER_DOCTOR, () => pharmacy.putDoctor());
  await putAll(PER_PATIENT, () => pharmacy.putPatient());
}

class Pharmacy {
  constructor(
    private readonly batch: Batch,
    private readonly chance: Chance,
    private readonly since: Day,
    private readonly until: Day,
  ) {}

  flush(): Promise<void> {
    return this.batch.flush();
  }

  putDoctor(): void {
    const { chance, batch } = this;
    const { first_name, last_name, email } = this.name();
    const times = this.times();
    const { id } = batch.put(Doctor, {
      first_name,
      last_name,
      email,
      npi: npi(chance),
      dea: dea(chance, last_name),
      prescriber_type: chance.pick(['M.D.', 'M.D.', 'N.P.', 'P.A.']),
      renewal_method: chance.pick(['E-Script', 'Fax', 'Phone']),
      fax_number: chance.telephone(),
      practice_location: `${last_name} ${chance.pick(['Family Practice', 'Clinic', 'Medical Group'])}`,
      ...times,
    });
    const owner = { patient_id: null, doctor_id: id };
    this.putAddress(owner);
    this.putNumber(owner, chance.telephone(), 'office', times.created_at);
  }

  putPatient(): void {
    const { chance, batch } = this;
    const gender = chance.pick(['F', 'M'] as const);
    const { first_name, last_name, email } = this.name(gender === 'F' ? 'female' : 'male');
    const times = this.times();
    const { id } = batch.put(Patient, {
      ...NEW_PATIENT,
      first_name,
      last_name,
      gender,
      email: chance.happens(0.6) ? email : null,
      date_of_birth: dateOf(chance.whole(-14_000, 18_000)),
      status: chance.happens(0.92) ? 'active' : 'inactive',
      delivery_method: chance.pick(['Pickup', 'Pickup', 'Delivery', 'Ship']),
      auto_refill: chance.happens(0.3),
      notify_method: chance.whole(0, 3),
      easy_open: chance.happens(0.1),
      race: 'Human',
      primary_language: chance.happens(0.85) ? 'English' : 'Spanish',
      ...times,
    });
    const owner = { patient_id: id, doctor_id: null };
    this.putAddress(owner);
    const numbers = [chance.telephone(), ...(chance.happens(0.4) ? [chance.telephone()] : [])];
    // Nobody has a number twice.
    for (const [index, number] of [...new Set(numbers)].entries())
      this.putNumber(owner, number, ['cell', 'home'][index], times.created_at);
  }

  private name(sex?: 'female' | 'male'): { first_name: string; last_name: string; email: string } {
    const { person, internet } = this.chance.faker;
    const [first_name, last_name] = [person.firstName(sex), person.lastName()];
    return { first_name, last_name, email: internet.exampleEmail({ firstName: first_name, lastName: last_name }) };
  }

  private putAddress(owner: Owner): void {
    const { location } = this.chance.faker;
    const state = location.state({ abbreviated: true });
    const [street, city, zip] = [location.streetAddress(), location.city(), location.zipCode({ state })];
    this.batch.put(Address, { ...owner, type_: 'default', street, city, state, zip });
  }

  /** A number, and that it was stored, which its history tells. */
  private putNumber(owner: Owner, number: string, phone_type: string, created_at: string): void {
    const { chance, batch } = this;
    const values = {
      ...owner,
      number,
      phone_type,
      primary: owner.patient_id !== null,
      verified: false,
      do_not_call: owner.patient_id !== null && chance.happens(0.08),
    };
    const { id } = batch.put(DrxPhoneNumber, { ...values, created_at, updated_at: created_at });
    batch.put(Change, {
      key_id: NO_KEY,
      changed_at: created_at,
      record_type: PHONE_NUMBERS,
      record_id: id,
      action: 'create',
      old_values: null,
      new_values: values,
    });
  }

  private times(): { created_at: string; updated_at: string } {
    const moment = this.chance.moment(this.chance.whole(this.since, this.until));
    return { created_at: moment, updated_at: moment };
  }
}

function npi(chance: Chance): string {
  const digits = `1${chance.whole(10_000_000, 99_999_999)}`;
  return Array.from({ length: 10 }, (_, last) => `${digits}${last}`).find(hasCheckDigit)!;
}

/** Its last digit is a check of the others: the sum of each second one, and twice that of the rest. */
function dea(chance: Chance, last_name: string): string {
  const digits = String(chance.whole(100_000, 999_999));
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (1 + (place % 2)), 0);
  return `B${last_name[0].toUpperCase()}${digits}${sum % 10}`;
}
