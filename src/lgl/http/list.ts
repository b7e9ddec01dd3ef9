import { applyDecorators, createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { ApiProperty, ApiQuery } from '@nestjs/swagger';

import { Json } from '../../database/json.js';
import type { HttpRequest } from '../../http/http-request.js';
import { wholeNumberIn } from '../../http/whole-number.js';
import type { Page } from '../../records/pages.js';
import { API_VERSION, ParameterError } from './errors.js';

const DEFAULT_LIMIT = 25;
/** LGL has shown no maximum (live). Ours only keeps an answer in memory; `next_link` goes on after it (choice). */
export const MAX_LIMIT = 10_000;

/** Which part of a list is asked for, and where the next part would be found. */
export interface ListQuery {
  limit: number;
  offset: number;
  /** All values of a query parameter. */
  valuesOf(parameter: string): string[];
  /** The address of the same list from another entry on, its parameters in alphabetical order (doc). */
  linkTo(offset: number): string;
}

/** The envelope that LGL puts around every list; the last two are absent on the last page. */
export interface List<R> {
  api_version: string;
  items_count: number;
  total_items: number;
  limit: number;
  offset: number;
  next_item?: number;
  next_link?: string;
  item_type: string;
  items: R[];
}

/** A handler's `ListQuery`. `known` names the query parameters, besides the paging, that the next link keeps. */
export const ListQueryParam = createParamDecorator((known: readonly string[] | undefined, context: ExecutionContext) =>
  readListQuery(context.switchToHttp().getRequest<HttpRequest>(), known ?? []),
);

/** @throws ParameterError when `limit` or `offset` is no whole number in its range. */
export function readListQuery({ query, originalUrl, origin }: HttpRequest, known: readonly string[]): ListQuery {
  const sent = wholeNumber('limit', query.limit, 1);
  const limit = Math.min(sent ?? DEFAULT_LIMIT, MAX_LIMIT);
  return {
    limit,
    offset: wholeNumber('offset', query.offset, 0) ?? 0,
    valuesOf(parameter) {
      return [query[parameter] ?? []].flat().map(String);
    },
    linkTo(offset) {
      const [path, search] = originalUrl.split('?');
      const next = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => known.includes(name)));
      if (sent !== undefined) next.set('limit', String(limit));
      next.set('offset', String(offset));
      next.sort();
      return `${origin}${path}?${next}`;
    },
  };
}

/** Puts LGL's envelope around a page. */
export function listOf<R>(
  item_type: string,
  { total, count, items }: Page<R>,
  { limit, offset, linkTo }: ListQuery,
): Json<List<R>> {
  const next = offset + count;
  return Json.object<List<R>>({
    api_version: API_VERSION,
    items_count: count,
    total_items: total,
    limit,
    offset,
    ...(count > 0 && next < total ? { next_item: next, next_link: linkTo(next) } : {}),
    item_type,
    items,
  });
}

/** Documents the paging parameters of a list, and the others that it has. */
export const ApiPaging = (parameters: readonly string[] = []) =>
  applyDecorators(
    ...parameters.map((name) => ApiQuery({ name, required: false, schema: { type: 'string' } })),
    ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, default: DEFAULT_LIMIT } }),
    ApiQuery({ name: 'offset', required: false, schema: { type: 'integer', minimum: 0, default: 0 } }),
  );

/** The envelope as a class, for the OpenAPI document. */
export function ListAnswer<R>(Record: Type<R>, itemType: string): Type<List<R>> {
  class Answer implements List<R> {
    @ApiProperty({ example: API_VERSION }) api_version: string;
    @ApiProperty({ type: 'integer', example: 1 }) items_count: number;
    @ApiProperty({ type: 'integer', example: 1 }) total_items: number;
    @ApiProperty({ type: 'integer', example: DEFAULT_LIMIT }) limit: number;
    @ApiProperty({ type: 'integer', example: 0 }) offset: number;
    @ApiProperty({ type: 'integer', required: false, description: 'Absent on the last page.' }) next_item?: number;
    @ApiProperty({ format: 'uri', required: false, description: 'Absent on the last page.' }) next_link?: string;
    @ApiProperty({ example: itemType }) item_type: string;
    @ApiProperty({ type: [Record] }) items: R[];
  }
  Object.defineProperty(Answer, 'name', { value: `${Record.name}List` });
  return Answer;
}

function wholeNumber(name: string, value: unknown, from: number): number | undefined {
  const number = wholeNumberIn(value, from);
  if (number !== undefined || value === undefined) return number;
  throw new ParameterError(`${name} must be a whole number, ${from} or more`);
}
