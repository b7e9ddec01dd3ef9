import { expect } from '@jest/globals';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Checks for an error in LGL's shape: its status, its kind, and the three keys with nothing beside them. */
export function expectError({ status, body }: Answer, expected: { status: number; error: string; says?: string }) {
  expect({ status, error: body.error }).toEqual({ status: expected.status, error: expected.error });
  expect(Object.keys(body)).toEqual(['api_version', 'error', 'description']);
  expect(body.api_version).toBe('1.0');
  expect(body.description).toEqual(expect.stringMatching(/\S/));
  if (expected.says !== undefined) expect(body.description).toContain(expected.says);
}

export function expectNotFound(answer: Answer, id: number | string) {
  expectError(answer, { status: 404, error: 'Not Found' });
  expect(answer.body.description).toBe(`Item with id '${id}' not found`);
}

/** The answer to a create under a constituent that the account does not have. */
export function expectForbidden(answer: Answer) {
  expectError(answer, { status: 403, error: 'Forbidden', says: 'You do not have access' });
}

export function expectNotSaved(answer: Answer, says?: string) {
  expectError(answer, { status: 422, error: 'error saving object', says });
}

export function expectParameterError(answer: Answer, says?: string) {
  expectError(answer, { status: 400, error: 'Parameter Error', says });
}

/** The ids of a list's items, in its order. */
export function idsOf({ items }: { items: { id: number }[] }): number[] {
  return items.map(({ id }) => id);
}

/** The same values, and the same keys in the same order, all the way down. */
export function expectSame(answer: unknown, documented: unknown): void {
  expect(answer).toEqual(documented);
  if (typeof answer !== 'object' || answer === null || typeof documented !== 'object') return;
  expect(Object.keys(answer)).toEqual(Object.keys(documented as object));
  for (const [key, value] of Object.entries(answer)) expectSame(value, (documented as Record<string, unknown>)[key]);
}
