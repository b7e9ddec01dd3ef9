import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

import { boolean, Checked, wholeNumber } from '../../fields/validators.js';

/** So many can be counted one by one (choice). */
const MAX_CALLS = 10_000;
const MAX_SECONDS = 86_400;

const CALLS = { type: 'integer', minimum: 1, maximum: MAX_CALLS } as const;
const SECONDS = { type: 'integer', minimum: 1, maximum: MAX_SECONDS } as const;
const USED = { type: 'integer', minimum: 0, maximum: MAX_CALLS } as const;

export class RateLimitState {
  @ApiProperty({ type: 'boolean' }) enabled: boolean;
  @ApiProperty({ ...CALLS, example: 300, description: 'How many calls are answered…' }) calls: number;
  @ApiProperty({ ...SECONDS, example: 300, description: '…in any so many seconds of the account’s clock.' })
  seconds: number;
  @ApiProperty({ ...USED, example: 0, description: 'How many count now.' }) used: number;
}

/** What is left out stays as it is. */
export class SetRateLimit {
  @ApiPropertyOptional({ type: 'boolean', description: 'Counting begins when it becomes true.' })
  @IsOptional()
  @Checked(boolean)
  enabled?: boolean;

  @ApiPropertyOptional(CALLS)
  @IsOptional()
  @Checked(wholeNumber(1, MAX_CALLS))
  calls?: number;

  @ApiPropertyOptional(SECONDS)
  @IsOptional()
  @Checked(wholeNumber(1, MAX_SECONDS))
  seconds?: number;

  @ApiPropertyOptional({ ...USED, description: 'As if so many calls had been made just now, and none before.' })
  @IsOptional()
  @Checked(wholeNumber(0, MAX_CALLS))
  used?: number;
}
