import { DOCTOR, PATIENT } from './drx-resources.js';
import type { Client } from './server.js';

export const PHONE_NUMBERS = '/api/v2/phone-numbers';
export const PATIENTS = '/api/v2/patients';
export const DOCTORS = '/api/v2/doctors';
export const WEBHOOKS = '/api/v2/webhooks';
export const EVENTS = '/api/v2/events';

export interface DrxNumber {
  id: string;
  number: string;
  phone_type: string;
  primary: boolean;
  verified: boolean;
  do_not_call: boolean;
  linked_to: { type: string; id: string; name: string };
  created_at: string;
  updated_at: string;
}

let last = 7_375_550_000;

/** A number that no other test has, in an area that none writes out. */
export const freshNumber = () => String((last += 1));

/** Adds a patient and returns its id. */
export async function patient(client: Client, fields: object = {}): Promise<string> {
  return (await client.post(PATIENTS, { ...PATIENT, ...fields }).expect(201)).body.id;
}

/** Adds a doctor and returns its id. */
export async function doctor(client: Client, prescriber: object = {}, fields: object = {}): Promise<string> {
  const body = { ...DOCTOR, ...fields, prescriber: { ...DOCTOR.prescriber, ...prescriber } };
  return (await client.post(DOCTORS, body).expect(201)).body.id;
}

/** Adds a number to a patient or a doctor. */
export async function phoneNumber(client: Client, owner: string, fields: object = {}): Promise<DrxNumber> {
  return (await client.post(PHONE_NUMBERS, numberOf(owner, fields)).expect(201)).body;
}

/** The body of a new number of a patient or a doctor. */
export function numberOf(owner: string, fields: object = {}): object {
  const field = owner.startsWith('doc') ? 'doctor_id' : 'patient_id';
  return { number: freshNumber(), phone_type: 'cell', [field]: owner, ...fields };
}

/** The items of a list, all on one page. */
export async function listed<T = DrxNumber>(client: Client, path: string): Promise<T[]> {
  const { body } = await client.get(`${path}${path.includes('?') ? '&' : '?'}limit=1000`).expect(200);
  return body.data;
}
