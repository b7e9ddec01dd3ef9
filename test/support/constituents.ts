import { expect } from '@jest/globals';

import type { Client } from './server.js';

export interface PhoneNumberAnswer {
  id: number;
  number: string | null;
  phone_number_type_id: number;
  phone_type_name: string;
  is_preferred: boolean;
  normalized_number: string | null;
  updated_at: string;
}

/** A constituent with these phone numbers, as the server answers it. */
export async function constituentWith(
  client: Client,
  ...phone_numbers: object[]
): Promise<{ id: number; phone_numbers: PhoneNumberAnswer[]; updated_at: string }> {
  const { body } = await client.post('/api/v1/constituents', { first_name: 'Joe', phone_numbers }).expect(200);
  return body;
}

/** The phone numbers of a constituent, in the order of their list. */
export async function phoneNumbersOf(client: Client, constituent: { id: number }): Promise<PhoneNumberAnswer[]> {
  const { body } = await client.get(`/api/v1/constituents/${constituent.id}/phone_numbers`).expect(200);
  return body.items;
}

/** A constituent as it is shown after it was created: its giving status has appeared by itself (live). */
export const later = <R extends object>(created: R) => ({ ...created, categories: expect.any(Array) });
