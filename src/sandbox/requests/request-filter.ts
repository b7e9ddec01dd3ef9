import { Type } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

import type { LoggedRequest, RequestRow } from './request.views.js';

const TIME_OR_ID = /^(\d{1,10}|\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))$/;

/** Which requests are meant; those that are like all of what is given. */
export class RequestFilter {
  @ApiPropertyOptional({ type: 'string', example: 'POST' })
  @IsOptional()
  @IsString({ message: 'must be a method such as POST' })
  method?: string;

  @ApiPropertyOptional({ type: 'string', example: 'POST /api/v1/constituents' })
  @IsOptional()
  @IsString({ message: 'must be an operation such as POST /api/v1/constituents' })
  operation?: string;

  @ApiPropertyOptional({ type: 'string', example: '4xx', description: 'A status, or a kind of them such as 4xx.' })
  @IsOptional()
  @Matches(/^[1-5](\d\d|xx)$/i, { message: 'must be a status such as 404, or 4xx' })
  status?: string;

  @ApiPropertyOptional({ type: 'string', description: 'A time, or the id of the request after which to begin.' })
  @IsOptional()
  @Matches(TIME_OR_ID, { message: 'must be a time such as 2025-06-03T17:08:54Z, or the id of a request' })
  since?: string;

  @ApiPropertyOptional({ type: 'string', description: 'What stands anywhere in it, in upper or lower case.' })
  @IsOptional()
  @IsString({ message: 'must be a text' })
  text?: string;
}

/** The same for a list. */
export class ListFilter extends RequestFilter {
  @ApiPropertyOptional({ type: 'integer', default: 1000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number from 1 to 1000' })
  @Min(1, { message: 'must be a whole number from 1 to 1000' })
  @Max(1000, { message: 'must be a whole number from 1 to 1000' })
  limit?: number;
}

/** The same to wait for. */
export class WaitFilter extends RequestFilter {
  @ApiPropertyOptional({ type: 'integer', default: 1, description: 'How many are waited for.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number from 1 to 1000' })
  @Min(1, { message: 'must be a whole number from 1 to 1000' })
  @Max(1000, { message: 'must be a whole number from 1 to 1000' })
  count?: number;

  @ApiPropertyOptional({ type: 'number', default: 10, description: 'In seconds, at most 300.' })
  @IsOptional()
  @Type(() => Number)
  @Min(0, { message: 'must be a number of seconds from 0 to 300' })
  @Max(300, { message: 'must be a number of seconds from 0 to 300' })
  timeout?: number;
}

/** Whether a request is like this but for the text; `operation` as the faces write it. */
export function isLike({ method, operation, status, since }: RequestFilter, row: RequestRow): boolean {
  return (
    (since === undefined || isSince(since, row)) &&
    (method === undefined || row.method === method.toUpperCase()) &&
    (operation === undefined || row.operation === operation) &&
    (status === undefined || isStatus(status, row.status))
  );
}

/** Whether a text stands anywhere in a request or its answer. */
export function has(logged: LoggedRequest, text: string): boolean {
  return textsOf(logged).some((each) => each.toLowerCase().includes(text.toLowerCase()));
}

function isSince(since: string, { id, at }: RequestRow): boolean {
  return /^\d+$/.test(since) ? id > Number(since) : Date.parse(at) >= Date.parse(since);
}

function isStatus(wanted: string, status: number | null): boolean {
  return wanted.toLowerCase().endsWith('xx') ? String(status).startsWith(wanted[0]) : String(status) === wanted;
}

function textsOf({ path, operation, fault, why, unread, request, answer }: LoggedRequest): string[] {
  const headers = [request, answer].flatMap((message) =>
    Object.entries(message.headers).map((pair) => pair.join(': ')),
  );
  return [path, operation ?? '', fault ?? '', why ?? '', ...unread, request.body ?? '', answer.body ?? '', ...headers];
}
