import { describe, expect, it } from '@jest/globals';

import type { Attribute, Classification } from '../../../src/lgl/tagging/attributes/attribute.entity.js';
import { readValue } from '../../../src/lgl/tagging/custom-attrs/read-value.js';
import { expectNotSaved } from '../../support/answers.js';
import { useServer } from '../../support/server.js';

describe('The custom attributes of a constituent', () => {
  const server = useServer();

  it('hold the last value that was set, as a text, and stay when it is blank', async () => {
    const client = server.client();
    const custom_attrs = [{ key: 'background_info', value: 'Founding member' }];
    const { body: joe } = await client.post('/api/v1/constituents', { first_name: 'Joe', custom_attrs }).expect(200);
    expect(joe.custom_attrs).toEqual([
      {
        id: 1,
        classification: 'text',
        name: 'Background Info',
        key: 'background_info',
        ordinal: 100,
        value: 'Founding member',
      },
    ]);
    const change = async (entry: object) => {
      const { body } = await client.patch(`/api/v1/constituents/${joe.id}`, { custom_attrs: [entry] }).expect(200);
      return body.custom_attrs.map(({ value }: { value: string }) => value);
    };
    expect(await change({ id: 1, value: 3 })).toEqual(['3']);
    expect(await change({ key: 'background_info', value: '' })).toEqual(['']);
  });

  it.each([
    [{ key: 'nonsense', value: 'x' }, 'custom_attrs[0].key "nonsense" not found'],
    [{ id: 4711, value: 'x' }, 'custom_attrs[0].id 4711 not found'],
    [{ value: 'x' }, "custom_attrs[0].key can't be blank"],
    [{ key: 'background_info' }, "custom_attrs[0].value can't be blank"],
  ])('are refused with the whole constituent: %j', async (entry, says) => {
    const client = server.client();
    expectNotSaved(await client.post('/api/v1/constituents', { first_name: 'Joe', custom_attrs: [entry] }), says);
    expect((await client.get('/api/v1/constituents').expect(200)).body.total_items).toBe(0);
  });

  it('are defined by a list, that of constituents unless it is asked for another', async () => {
    const client = server.client();
    const { body } = await client.get('/api/v1/attributes').expect(200);
    expect(body.items).toEqual([
      {
        id: 1,
        item_type: 'Constituent',
        name: 'Background Info',
        description: null,
        key: 'background_info',
        min_val: null,
        max_val: null,
      },
    ]);
    const { body: others } = await client.get('/api/v1/attributes?item_type=Invitation').expect(200);
    expect(others.total_items).toBe(0);
  });
});

describe('The value of an attribute', () => {
  const attribute = (classification: Classification, range: Partial<Attribute> = {}): Attribute => ({
    ...({ min_val: null, max_val: null } as Attribute),
    classification,
    ...range,
  });

  it.each<[Classification, string, object]>([
    ['text', '12', { value: '12', number: null, day: null }],
    ['integer', '-12', { value: '-12', number: -12, day: null }],
    ['currency', '12.50', { value: '12.50', number: 12.5, day: null }],
    ['date', '2025-06-03', { value: '2025-06-03', number: null, day: '2025-06-03' }],
    ['integer', '', { value: '', number: null, day: null }],
  ])('is read as its classification says: %s %j', (classification, value, read) => {
    expect(readValue(attribute(classification), value)).toEqual(read);
  });

  it.each<[Classification, string, string]>([
    ['integer', '1.5', 'value must be a whole number'],
    ['currency', '1.234', 'value must be a number with at most two decimals'],
    ['date', '2025-02-30', 'value must be a valid date'],
  ])('must fit it: %s %s', (classification, value, says) => {
    expect(() => readValue(attribute(classification), value)).toThrow(
      expect.objectContaining({ response: expect.objectContaining({ description: expect.stringContaining(says) }) }),
    );
  });

  it('must be in the range of the attribute', () => {
    const percent = attribute('integer', { min_val: 0, max_val: 100 });
    expect(readValue(percent, '100').number).toBe(100);
    for (const value of ['-1', '101']) expect(() => readValue(percent, value)).toThrow();
  });
});
