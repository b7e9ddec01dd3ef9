import type { Resource } from './collection.js';
import { DRX } from './faces.js';

const TIMES = ['created_at', 'updated_at'];
const NESTED = ['addresses', 'phone_numbers'];
const NUMBER = ['id', 'number', 'phone_type', 'primary'];
const SETTABLE = ['number', 'phone_type', 'primary', 'do_not_call'];
const NUMBER_SHOWN = [...NUMBER, 'verified', 'do_not_call', 'linked_to', ...TIMES];

/** A patient, an address and a doctor with as little as they can do with. */
export const PATIENT = { first_name: 'John', last_name: 'Doe', date_of_birth: '1980-01-15', gender: 'M' };
export const ADDRESS = { street: '1 Main Street', city: 'Austin', state: 'TX', zip: '78701' };
export const DOCTOR = {
  prescriber: { first_name: 'John', last_name: 'Smith', npi: '1234567893' },
  addresses: [ADDRESS],
  phone_numbers: [{ number: '5125550100', phone_type: 'office' }],
};

const PHONE_NUMBERS: Resource = {
  face: DRX,
  itemType: 'phone number of DRX',
  needs: { patient_id: async (client) => (await client.post('/api/v2/patients', PATIENT).expect(201)).body.id },
  paths: { list: '/api/v2/phone-numbers', create: '/api/v2/phone-numbers', item: '/api/v2/phone-numbers/:phone_id' },
  methods: ['patch'],
  create: { body: { phone_type: 'cell' }, answer: { phone_type: 'cell', primary: false, verified: false } },
  each: (n) => ({ number: String(5_550_000_000 + n) }),
  update: { body: { phone_type: 'home', primary: true }, answer: { phone_type: 'home', primary: true } },
  full: {
    body: { phone_type: 'other', primary: true, do_not_call: true, doctor_id: null },
    answer: { phone_type: 'other', primary: true, do_not_call: true },
  },
  text: 'number',
  longest: 10,
  textHasForm: true,
  listed: [...NUMBER, 'linked_to'],
  written: NUMBER_SHOWN,
  shown: NUMBER_SHOWN,
  accepted: [...SETTABLE, 'patient_id', 'doctor_id'],
  acceptedLater: SETTABLE,
};

const PATIENT_KEYS = [
  'id',
  'first_name',
  'last_name',
  'middle_initial',
  'date_of_birth',
  'gender',
  'email',
  'status',
  'deceased',
  'drivers_license',
  'alternate_id',
  'delivery_method',
  'auto_refill',
  'height_in_centimeters',
  'weight_in_grams',
  'automatically_charge_rx_to_account',
  'facility_room_id',
  'facility_wing_id',
  'blister_pack',
  'notify_method',
  'dont_notify_again_until',
  'easy_open',
  'cycle_fill_date',
  'cycle_interval',
  'race',
  'primary_language',
  ...TIMES,
];

/** Everything that a patient can be told to have, apart from the number that only the own look-up shows. */
const FULL_PATIENT = {
  first_name: 'Ann',
  last_name: 'Lee',
  middle_initial: 'Q',
  date_of_birth: '2000-02-29',
  gender: 'F',
  email: 'ann@example.com',
  deceased: true,
  drivers_license: 'D123',
  alternate_id: 'alt-1',
  delivery_method: 'Pickup',
  auto_refill: true,
  height_in_centimeters: 170,
  weight_in_grams: 65_000,
  automatically_charge_rx_to_account: true,
  facility_room_id: '12',
  facility_wing_id: 'B',
  blister_pack: true,
  notify_method: 3,
  easy_open: true,
  cycle_fill_date: '2025-03-01',
  cycle_interval: 28,
  race: 'Cat',
  primary_language: 'Spanish',
};

const PATIENT_SET = [...Object.keys(FULL_PATIENT), 'dont_notify_again_until', 'social_security_number'];

const PATIENTS: Resource = {
  face: DRX,
  itemType: 'patient',
  paths: { list: '/api/v2/patients', create: '/api/v2/patients', item: '/api/v2/patients/:patient_id' },
  methods: ['patch'],
  create: { body: PATIENT, answer: { ...PATIENT, status: 'active', deceased: false, email: null, addresses: [] } },
  update: { body: { email: 'john@example.com' }, answer: { email: 'john@example.com' } },
  full: {
    body: {
      ...FULL_PATIENT,
      dont_notify_again_until: '2025-02-19T03:50:00-05:00',
      social_security_number: '123-45-6789',
      addresses: [ADDRESS, { ...ADDRESS, type_: 'billing', line_two: 'Room 7' }],
      phone_numbers: [{ number: '5551234567', phone_type: 'cell', primary: true }],
    },
    answer: { ...FULL_PATIENT, dont_notify_again_until: '2025-02-19T08:50:00Z' },
  },
  text: 'last_name',
  longest: 255,
  listed: PATIENT_KEYS,
  written: [...PATIENT_KEYS, ...NESTED],
  shown: [...PATIENT_KEYS.toSpliced(10, 0, 'social_security_number'), ...NESTED],
  accepted: [...PATIENT_SET, ...NESTED],
  acceptedLater: [...PATIENT_SET, 'active'],
};

const DOCTOR_KEYS = [
  'id',
  'first_name',
  'last_name',
  'npi',
  'dea',
  'spi',
  'prescriber_type',
  'renewal_method',
  'fax_number',
  'email',
  'website',
  'state_license',
  'practice_location',
  'comments',
  ...TIMES,
];

const FULL_DOCTOR = {
  first_name: 'Ann',
  last_name: 'Lee',
  npi: '1234567893',
  dea: 'AB1234563',
  spi: '77',
  prescriber_type: 'D.V.M.',
  renewal_method: 'Fax',
  fax_number: '5125550199',
  email: 'ann@example.com',
  website: 'https://example.com',
  state_license: 'TX1',
  practice_location: 'Austin',
  comments: 'x'.repeat(2000),
};

const DOCTORS: Resource = {
  face: DRX,
  itemType: 'doctor',
  paths: { list: '/api/v2/doctors', create: '/api/v2/doctors', item: '/api/v2/doctors/:identifier' },
  methods: [],
  create: { body: DOCTOR, answer: { ...DOCTOR.prescriber, dea: null } },
  update: { body: {}, answer: {} },
  full: { body: { ...DOCTOR, prescriber: FULL_DOCTOR, addresses: [ADDRESS, ADDRESS] }, answer: FULL_DOCTOR },
  text: 'last_name',
  longest: 255,
  textIn: 'prescriber',
  listed: DOCTOR_KEYS,
  written: [...DOCTOR_KEYS, ...NESTED],
  shown: [...DOCTOR_KEYS, ...NESTED],
  accepted: ['prescriber', ...NESTED],
};

const HOOK = { url: 'http://127.0.0.1:9/hook', header_key: 'X-Secret', event: 'patient.created' };
const HOOK_KEYS = ['id', 'url', 'header_key', 'event', 'status', 'successes', 'failures', 'last_triggered', ...TIMES];

const WEBHOOKS: Resource = {
  face: DRX,
  itemType: 'webhook',
  paths: { list: '/api/v2/webhooks', create: '/api/v2/webhooks', item: '/api/v2/webhooks/:webhook_id' },
  methods: ['delete'],
  create: {
    body: { ...HOOK, header_value: 'sesame' },
    answer: { ...HOOK, header_value: 'sesame', status: 'active', successes: 0, failures: 0, last_triggered: null },
  },
  update: { body: {}, answer: {} },
  full: { body: { ...HOOK, header_value: 'x'.repeat(2000) }, answer: { status: 'active' } },
  text: 'header_value',
  longest: 2000,
  textHasForm: true,
  listed: HOOK_KEYS,
  written: HOOK_KEYS.toSpliced(3, 0, 'header_value'),
  shown: HOOK_KEYS.toSpliced(3, 0, 'header_value'),
  accepted: ['url', 'header_key', 'header_value', 'event'],
};

export const DRX_RESOURCES: readonly Resource[] = [PHONE_NUMBERS, PATIENTS, DOCTORS, WEBHOOKS];
