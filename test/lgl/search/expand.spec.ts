import { describe, expect, it } from '@jest/globals';
import sql, { raw } from 'sql-template-tag';
import { Entity } from 'typeorm';

import { FieldOrder } from '../../../src/fields/field.js';
import { ConstantField } from '../../../src/fields/fields.js';
import { type ListQuery, readListQuery } from '../../../src/lgl/http/list.js';
import { Search } from '../../../src/lgl/resource/search.js';

@Entity('shoes')
class Shoe {
  @ConstantField('1') id: string;
  @ConstantField('x') updated_at: string;
}

@FieldOrder('id', 'updated_at', 'laces', 'soles')
class ShoeWithAll extends Shoe {
  @ConstantField('short') laces: string;
  @ConstantField('long') soles: string;
}

const asked = (search: string): ListQuery =>
  readListQuery(
    {
      method: 'GET',
      headers: {},
      headersDistinct: {},
      rawHeaders: [],
      origin: '',
      originalUrl: '',
      query: Object.fromEntries(new URLSearchParams(search)),
    },
    [],
  );

describe('The expand of a search', () => {
  const sorting = { sorts: { name: 'name' }, initial: 'name', ties: sql`${raw('id')}` };
  const search = new Search({ ...sorting, terms: {}, Expanded: ShoeWithAll }, 'shoes', Shoe);
  const keys = async (query: string) => (await search.viewFor(asked(query))).keys;

  it('can add what the row does not have', () => {
    expect(search.expandable).toEqual(['laces', 'soles']);
  });

  it.each([
    ['', ['id', 'updated_at']],
    ['expand=', ['id', 'updated_at']],
    ['expand=soles', ['id', 'updated_at', 'soles']],
    ['expand=soles, laces,soles', ['id', 'updated_at', 'laces', 'soles']],
  ])('puts it behind the row, in an order of its own: %s', async (query, expected) => {
    expect(await keys(query)).toEqual(expected);
  });

  it.each(['id', 'shoes'])('is refused for anything else: %s', async (name) => {
    await expect(keys(`expand=laces,${name}`)).rejects.toMatchObject({
      response: { error: 'Parameter Error', description: `Unknown expand: ${name}` },
    });
  });
});
