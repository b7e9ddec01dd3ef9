import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

import { MAX_INTEGER } from '../../fields/fields.js';
import { Checked, text, wholeNumber } from '../../fields/validators.js';
import { EFFECTS, parseEffect } from './effect.js';

/** How long a body of one's own may be, and how many headers it may have (choice). */
const MAX_BODY = 100_000;
const MAX_HEADERS = 50;
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
/** These say how the answer is sent, which is not for the one who is answered to say. */
const HELD_BACK = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const effect = (value: unknown) =>
  text(100)(value) ?? (parseEffect(value as string) ? undefined : `must be one of: ${EFFECTS}`);

const answerBody = (value: unknown) =>
  JSON.stringify(value).length > MAX_BODY ? `must not be longer than ${MAX_BODY} characters as JSON` : undefined;

const probability = (value: unknown) =>
  typeof value === 'number' && value > 0 && value <= 1 ? undefined : 'must be a number above 0, up to 1';

function headers(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object of texts';
  const entries = Object.entries(value);
  if (entries.length > MAX_HEADERS) return `must not have more than ${MAX_HEADERS} entries`;
  const wrong = entries.find(
    ([name, text]) => !HEADER_NAME.test(name) || HELD_BACK.has(name.toLowerCase()) || !isValue(text),
  );
  return wrong && `has an entry "${wrong[0].slice(0, 50).toWellFormed()}" that no answer can have`;
}

function isValue(value: unknown): boolean {
  return typeof value === 'string' && /^[\x20-\x7e]{0,2000}$/.test(value);
}

/** What is to go wrong. */
export class NewFault {
  @ApiPropertyOptional({
    default: '*',
    description: '`*` for all, or one that is documented: `POST /api/v1/constituents/{constituent_id}/gifts`.',
  })
  @IsOptional()
  @Checked(text(200))
  operation?: string;

  @ApiProperty({
    example: 'latency=100-300,status=503',
    description: `${EFFECTS}. **status**: the API's own body for it, or yours. **reset**: the connection ends before anything is sent. **cut**: the answer ends in its middle. **hang**: there is never an answer. **lost**: everything is done, and the connection ends in place of the answer. **stale**: a read is answered as the records were when the fault was set.`,
  })
  @Checked(effect)
  effect: string;

  @ApiPropertyOptional({
    description: 'With a status: sent in place of the own body; a text as it is, all else as JSON.',
  })
  @IsOptional()
  @Checked(answerBody)
  body?: unknown;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { 'Retry-After': '7' },
  })
  @IsOptional()
  @Checked(headers)
  headers?: Record<string, string>;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    nullable: true,
    description: 'How often it hits; always when left out.',
  })
  @IsOptional()
  @Checked(wholeNumber(1, MAX_INTEGER))
  times?: number | null;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: 0,
    description: 'How many requests pass before it may hit.',
  })
  @IsOptional()
  @Checked(wholeNumber(0, MAX_INTEGER))
  after?: number;

  @ApiPropertyOptional({
    type: 'number',
    default: 1,
    description: 'Of how many of the requests it hits: 0.25 for every fourth, by chance.',
  })
  @IsOptional()
  @Checked(probability)
  probability?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description: 'The same seed has the same requests hit, and wait as long.',
  })
  @IsOptional()
  @Checked(wholeNumber(0, MAX_INTEGER))
  seed?: number;
}

export class FaultAnswer extends NewFault {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ type: 'integer', description: 'The requests that it could have hit so far.' }) seen: number;
  @ApiProperty({ type: 'integer', description: 'Those that it has hit.' }) hits: number;
  @ApiProperty() created_at: string;
}
