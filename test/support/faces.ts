import { expect } from '@jest/globals';

import { expectError as expectLglError, expectNotFound as expectLglNotFound } from './answers.js';
import { expectDrxError } from './drx-answers.js';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** What can be wrong with a request, whatever a face calls it. */
export type Wrong = 'unreadable body' | 'too large' | 'parameter' | 'field';

/** A list as it was asked for, and what is to be in the answer. */
export interface ListAnswer {
  /** The list's address, without a query. */
  readonly url: string;
  /** What the query said, where it said something. */
  readonly asked?: { readonly limit?: number; readonly offset?: number };
  readonly itemType: string;
  readonly total: number;
  readonly items: readonly unknown[];
}

/** One of the APIs, as the contract that all of them keep needs to know it. */
export interface Face {
  readonly name: string;
  /** Everything under these is the face's. */
  readonly prefixes: readonly string[];
  readonly document: string;
  keyHeaders(key: string): Record<string, string>;
  /** The status of an answer to a create. */
  readonly created: number;
  readonly limits: { readonly usual: number; readonly largest: number };
  /** An id that a record could have and none has, and texts that are the id of nothing. */
  readonly freeId: string;
  readonly noIds: readonly string[];
  expectWrong(answer: Answer, wrong: Wrong, says?: string): void;
  /** A field that is not known was passed over, in which case the answer is right; or it was refused by its name. */
  expectUnknownField(answer: Answer, field: string, right: () => void): void;
  expectNotFound(answer: Answer, id: string): void;
  expectNoRoute(answer: Answer): void;
  expectNoKey(answer: Answer & { readonly text: string }): void;
  /** The whole answer that a list must give, its keys in their order. */
  list(answer: ListAnswer): Record<string, unknown>;
  /** What is in a list's answer, whatever is around it. */
  read(body: object): ListRead;
  /** The path of the next page, if the answer to `path` says that there is one. */
  next(path: string, body: object): string | undefined;
}

interface ListRead {
  readonly total: number;
  readonly limit: number;
  readonly items: readonly { readonly id: number | string }[];
}

/** What the tests read of a list's answer, as each face gives it. */
interface LglList {
  total_items: number;
  limit: number;
  items: ListRead['items'];
  next_link?: string;
}

interface DrxList {
  data: ListRead['items'];
  pagination: { total_items: number; per_page: number; next_page: number | null };
}

const NO_IDS = ['1e3', '0x1', '-1', '0', '01', '+1', '2147483648', '9999999999999999999', '%00', 'abc', '1.5'];
const BUG = '%F0%9F%90%9B';

export const LGL: Face = {
  name: 'Little Green Light v1',
  prefixes: ['/api/v1'],
  document: '/openapi/lgl-v1.json',
  keyHeaders: (key) => ({ Authorization: `Bearer ${key}` }),
  created: 200,
  limits: { usual: 25, largest: 10_000 },
  freeId: '2147483647',
  noIds: [...NO_IDS, BUG],
  expectWrong(answer, wrong, says) {
    const expected = {
      'unreadable body': { status: 400, error: 'Bad Request' },
      'too large': { status: 413, error: 'Payload Too Large' },
      parameter: { status: 400, error: 'Parameter Error' },
      field: { status: 422, error: 'error saving object' },
    };
    expectLglError(answer, { ...expected[wrong], says });
  },
  expectUnknownField({ status }, _field, right) {
    expect(status).toBe(200);
    right();
  },
  expectNotFound: expectLglNotFound,
  expectNoRoute: ({ status, body }) =>
    expect({ status, body }).toEqual({ status: 404, body: { status: 404, error: 'Not Found' } }),
  expectNoKey: ({ status, text }) =>
    expect({ status, text }).toEqual({ status: 401, text: 'HTTP Basic: Access denied.\n' }),
  list({ url, asked = {}, itemType: item_type, total: total_items, items }) {
    const { limit = 25, offset = 0 } = asked;
    const next_item = offset + limit;
    const query = new URLSearchParams({ ...(asked.limit && { limit: `${limit}` }), offset: `${next_item}` });
    const next = next_item < total_items ? { next_item, next_link: `${url}?${query}` } : {};
    return {
      api_version: '1.0',
      items_count: items.length,
      total_items,
      limit,
      offset,
      ...next,
      item_type,
      items,
    };
  },
  read(body) {
    const { total_items: total, limit, items } = body as LglList;
    return { total, limit, items };
  },
  next(_path, body) {
    const { next_link } = body as LglList;
    const next = next_link === undefined ? undefined : new URL(next_link);
    return next && `${next.pathname}${next.search}`;
  },
};

const CODES = { 400: 'bad_request', 401: 'unauthorized', 404: 'not_found', 422: 'validation_error' } as const;

export const DRX: Face = {
  name: 'DRX v2',
  prefixes: ['/api/v2', '/external_api/v1'],
  document: '/openapi/drx-v2.json',
  keyHeaders: (key) => ({ 'X-DRX-Key': key }),
  created: 201,
  limits: { usual: 20, largest: 1000 },
  freeId: '2147483647',
  noIds: [...NO_IDS, BUG, '1', 'evt_1', 'phn', 'PHN_1', '%20phn_1', 'phn_1_1', 'phn_1%00'],
  expectWrong(answer, wrong, says) {
    const status = wrong === 'field' ? 422 : 400;
    expectDrxError(answer, status, CODES[status], { says });
  },
  expectUnknownField: (answer, field) => expectDrxError(answer, 422, CODES[422], { fields: [field] }),
  expectNotFound: (answer, id) => expectDrxError(answer, 404, CODES[404], { says: id }),
  expectNoRoute: (answer) => expectDrxError(answer, 404, CODES[404], { says: 'route' }),
  expectNoKey: (answer) => expectDrxError(answer, 401, CODES[401], { says: 'X-DRX-Key' }),
  list({ asked: { limit: per_page = 20, offset = 0 } = {}, total: total_items, items }) {
    const total_pages = Math.ceil(total_items / per_page);
    const current_page = Math.floor(offset / per_page) + 1;
    const next_page = current_page < total_pages ? current_page + 1 : null;
    const prev_page = current_page > 1 ? current_page - 1 : null;
    return { data: items, pagination: { total_items, total_pages, current_page, per_page, next_page, prev_page } };
  },
  read(body) {
    const { data: items, pagination } = body as DrxList;
    return { total: pagination.total_items, limit: pagination.per_page, items };
  },
  next(path, body) {
    const { next_page, per_page } = (body as DrxList).pagination;
    if (next_page === null) return undefined;
    const [list, query] = path.split('?');
    const search = new URLSearchParams(query);
    search.set('offset', String((next_page - 1) * per_page));
    return `${list}?${search}`;
  },
};

export const FACES: readonly Face[] = [LGL, DRX];

/** The face that a path belongs to; the first one where it belongs to none. */
export function faceOf(path: string): Face {
  return FACES.find(({ prefixes }) => prefixes.some((prefix) => path.startsWith(`${prefix}/`))) ?? LGL;
}
