import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateIf } from 'class-validator';

import { MAX_INTEGER } from '../../fields/fields.js';
import { Checked, filledText, oneOf, wholeNumber } from '../../fields/validators.js';
import { STATUSES, type Status } from '../../integrations/queue-item.entity.js';

/** How many keys may mean something, and how long one may be (choice). */
const MAX_KEYS = 300;
const MAX_KEY_LENGTH = 200;

/** Which fields there are, the service knows. */
function mapping(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'must be an object: each key that is sent, with the field that it means';
  const entries = Object.entries(value);
  if (entries.length === 0 || entries.length > MAX_KEYS) return `must have 1 to ${MAX_KEYS} keys`;
  const wrong = entries.find(([key, field]) => key.length > MAX_KEY_LENGTH || typeof field !== 'string');
  return wrong && `has a key "${wrong[0].slice(0, 50).toWellFormed()}" that is too long, or whose field is no text`;
}

export class NewIntegration {
  @ApiPropertyOptional({ default: 'Integration', example: 'Website form' })
  @ValidateIf(({ name }: NewIntegration) => name !== undefined)
  @Checked(filledText(255))
  name?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description:
      'Each key that is sent, with the field that it means; GET /sandbox/integrations lists the fields. A key in an object is written `donor.mail`.',
    example: {
      first_name: 'constituent.first_name',
      last_name: 'constituent.last_name',
      email: 'email_address.address',
      amount: 'gift.received_amount',
      date: 'gift.received_date',
    },
  })
  @Checked(mapping)
  mapping: Record<string, string>;
}

export class QueueFilter {
  @ApiPropertyOptional({ enum: STATUSES, description: 'Only those; all when left out.' })
  @IsOptional()
  @Checked(oneOf(STATUSES))
  status?: Status;
}

export class Choice {
  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    description: 'Whose it is, in place of who is found; null for somebody new.',
  })
  @IsOptional()
  @Checked(wholeNumber(1, MAX_INTEGER))
  constituent_id?: number | null;
}
