import { applyDecorators, createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiQuery } from '@nestjs/swagger';

import type { HttpRequest } from '../../http/http-request.js';
import { wholeNumberIn } from '../../http/whole-number.js';
import type { Page } from '../../records/pages.js';
import { BadParameter } from './errors.js';

const DEFAULT_LIMIT = 20;
/** A larger `limit` is cut to this, and `per_page` says so; a `limit` that is no number is a 400 (choice). */
const MAX_LIMIT = 1000;

/** Which part of a list is asked for, and what for. */
export interface ListQuery {
  limit: number;
  offset: number;
  q?: string;
  /** The other parameters that the list knows. */
  filter: Readonly<Record<string, string>>;
}

export interface Pagination {
  total_items: number;
  total_pages: number;
  current_page: number;
  per_page: number;
  next_page: number | null;
  prev_page: number | null;
}

export interface List<R> {
  data: R[];
  pagination: Pagination;
}

/** A handler's `ListQuery`. `filters` names the parameters, besides the usual three, that the list knows. */
export const ListQueryParam = createParamDecorator(
  (filters: readonly string[] | undefined, context: ExecutionContext) =>
    readListQuery(context.switchToHttp().getRequest<HttpRequest>(), filters ?? []),
);

/** @throws BadParameter when a parameter is wrong. */
export function readListQuery({ query }: Pick<HttpRequest, 'query'>, filters: readonly string[]): ListQuery {
  const text = (name: string) => {
    const value = query[name];
    if (value === undefined || typeof value === 'string') return value;
    throw new BadParameter(name, 'must be given only once');
  };
  return {
    limit: Math.min(wholeNumber('limit', text('limit'), 1) ?? DEFAULT_LIMIT, MAX_LIMIT),
    offset: wholeNumber('offset', text('offset'), 0) ?? 0,
    q: text('q')?.trim() || undefined,
    filter: Object.fromEntries(filters.flatMap((name) => (text(name) ? [[name, text(name) as string]] : []))),
  };
}

/** Puts DRX's envelope around a page. An offset between two pages belongs to the page in which it falls. */
export function listOf<R>({ total, items }: Page<R>, { limit, offset }: Pick<ListQuery, 'limit' | 'offset'>): List<R> {
  const total_pages = Math.ceil(total / limit);
  const current_page = Math.floor(offset / limit) + 1;
  return {
    data: items.value,
    pagination: {
      total_items: total,
      total_pages,
      current_page,
      per_page: limit,
      next_page: current_page < total_pages ? current_page + 1 : null,
      prev_page: current_page > 1 ? current_page - 1 : null,
    },
  };
}

class PaginationAnswer implements Pagination {
  @ApiProperty({ type: 'integer', example: 45 }) total_items: number;
  @ApiProperty({ type: 'integer', example: 3 }) total_pages: number;
  @ApiProperty({ type: 'integer', example: 1 }) current_page: number;
  @ApiProperty({ type: 'integer', example: DEFAULT_LIMIT }) per_page: number;
  @ApiProperty({ type: 'integer', nullable: true, example: 2 }) next_page: number | null;
  @ApiProperty({ type: 'integer', nullable: true, example: null }) prev_page: number | null;
}

/** Documents a list: its parameters, and the envelope around the records. */
export function ApiList(Row: Type<object>, { q, filters = [] }: { q?: string; filters?: readonly string[] } = {}) {
  class Answer implements List<object> {
    @ApiProperty({ type: [Row] }) data: object[];
    @ApiProperty() pagination: PaginationAnswer;
  }
  Object.defineProperty(Answer, 'name', { value: `${Row.name}List` });
  return applyDecorators(
    ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMIT } }),
    ApiQuery({ name: 'offset', required: false, schema: { type: 'integer', minimum: 0, default: 0 } }),
    ...(q ? [ApiQuery({ name: 'q', required: false, description: q, schema: { type: 'string' } })] : []),
    ...filters.map((name) => ApiQuery({ name, required: false, schema: { type: 'string' } })),
    ApiOkResponse({ type: Answer }),
  );
}

function wholeNumber(name: string, text: string | undefined, from: number): number | undefined {
  const number = wholeNumberIn(text, from);
  if (number !== undefined || text === undefined) return number;
  throw new BadParameter(name, `must be a whole number, ${from} or more`);
}
