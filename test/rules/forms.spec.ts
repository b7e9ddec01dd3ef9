import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { BadRequest } from '../../src/lgl/http/errors.js';
import { parseForm } from '../../src/lgl/http/form.js';

/** A list of records as a form's fields. */
function pairsOf(list: object[]): [string, string][] {
  return list.flatMap((record) =>
    Object.entries(record).map(([key, value]): [string, string] => [`phone_numbers[][${key}]`, value]),
  );
}

/** Forms are read into objects without a prototype; this compares them as what they say. */
const read = (form: string): unknown => JSON.parse(JSON.stringify(parseForm(form)));
const encode = (pairs: [string, string][]) => new URLSearchParams(pairs).toString();

describe('A form', () => {
  it.each([
    ['', {}],
    ['a=1', { a: '1' }],
    ['a=1&b=2', { a: '1', b: '2' }],
    ['a=1&a=2', { a: '2' }],
    ['a', { a: '' }],
    ['a=x+y%26z%C3%A9', { a: 'x y&zé' }],
    ['a[b]=1&a[c]=2', { a: { b: '1', c: '2' } }],
    ['a%5Bb%5D=1', { a: { b: '1' } }],
    ['a[b][c]=1', { a: { b: { c: '1' } } }],
    ['a[]=1&a[]=2', { a: ['1', '2'] }],
    ['a[][b]=1&a[][c]=2', { a: [{ b: '1', c: '2' }] }],
    ['a[][b]=1&a[][c]=2&a[][b]=3', { a: [{ b: '1', c: '2' }, { b: '3' }] }],
    ['a[][b][]=1&a[][b][]=2', { a: [{ b: ['1', '2'] }] }],
    ['a[][b][c]=1&a[][b][d]=2&a[][b][c]=3', { a: [{ b: { c: '1', d: '2' } }, { b: { c: '3' } }] }],
    ['x[a][][b]=1', { x: { a: [{ b: '1' }] } }],
  ])('is read as Rails reads it: %s', (form, expected) => {
    expect(read(form)).toEqual(expected);
  });

  it.each([
    'a=1&a[b]=2',
    'a[b]=1&a[]=2',
    'a[]=1&a[b]=2',
    'a[]=1&a[][b]=2',
    'a[][b]=1&a[][b][c]=2',
    `a${'[b]'.repeat(10)}=1`,
    `a${'[]'.repeat(10)}=1`,
  ])('is refused when a key is used in two ways or goes too deep: %s', (form) => {
    expect(() => parseForm(form)).toThrow(BadRequest);
  });

  it('gives back flat fields whatever they are called and hold', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[[\]]/.test(text));
    const fields = fc.dictionary(name, fc.string({ unit: 'grapheme' }), { noNullPrototype: true });
    fc.assert(
      fc.property(fields, (values) => expect({ ...parseForm(encode(Object.entries(values))) }).toEqual(values)),
    );
  });

  it('gives back a list of records with the same fields', () => {
    const value = fc.string({ unit: 'grapheme' });
    const records = fc.array(fc.record({ number: value, phone_type_name: value }), { minLength: 1 });
    fc.assert(fc.property(records, (list) => expect(read(encode(pairsOf(list)))).toEqual({ phone_numbers: list })));
  });

  it('is read or refused, never anything else, and reaches nothing but itself', () => {
    const part = fc.constantFrom('a', 'b', '', '__proto__', 'constructor', 'toString');
    const key = fc
      .tuple(part, fc.array(part, { maxLength: 4 }))
      .map(([first, rest]) => first + rest.map((p) => `[${p}]`).join(''));
    const pairs = fc.array(fc.tuple(fc.oneof(key, fc.string()), fc.string()), { maxLength: 8 });
    const before = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(pairs, (list) => {
        try {
          expect(Object.getPrototypeOf(parseForm(encode(list)))).toBeNull();
        } catch (error) {
          expect(error).toBeInstanceOf(BadRequest);
        }
        expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
      }),
    );
  });
});
