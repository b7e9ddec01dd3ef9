import { expect } from '@jest/globals';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

interface Content {
  code: string;
  message: string;
  details: { field: string; message: string }[];
}

interface Expected {
  /** What the message holds. */
  says?: string;
  /** Exactly which fields are named, in any order. */
  fields?: readonly string[];
}

/** Checks for an error in DRX's shape: its status, its code, and the three keys with nothing beside them. */
export function expectDrxError(
  { status, body }: Answer,
  expected: number,
  code: string,
  { says, fields }: Expected = {},
) {
  const error = body.error as Content;
  expect({ status, code: error?.code }).toEqual({ status: expected, code });
  expect([Object.keys(body), Object.keys(error)]).toEqual([['error'], ['code', 'message', 'details']]);
  expect(error.message).toEqual(expect.stringMatching(/\S/));
  for (const detail of error.details) {
    expect(Object.keys(detail)).toEqual(['field', 'message']);
    expect(detail).toEqual({ field: expect.stringMatching(/\S/), message: expect.stringMatching(/\S/) });
  }
  if (says !== undefined) expect(error.message).toContain(says);
  if (fields) expect(error.details.map(({ field }) => field).toSorted()).toEqual(fields.toSorted());
}

/** 422, naming exactly these fields. */
export function expectInvalid(answer: Answer, ...fields: string[]) {
  expectDrxError(answer, 422, 'validation_error', { fields });
}

/** 409, naming the field that is there twice. */
export function expectConflict(answer: Answer, field: string) {
  expectDrxError(answer, 409, 'conflict', { fields: [field] });
}

export function expectMissing(answer: Answer, id: string) {
  expectDrxError(answer, 404, 'not_found', { says: id });
}

/** 400, naming the parameter. */
export function expectBadParameter(answer: Answer, field: string) {
  expectDrxError(answer, 400, 'bad_request', { fields: [field] });
}
