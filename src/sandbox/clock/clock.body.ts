import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsString, ValidateIf } from 'class-validator';

export const MODES = ['real', 'frozen', 'shifted'] as const;

export type Mode = (typeof MODES)[number];

export class ClockState {
  @ApiProperty({
    enum: MODES,
    description: 'real: the server’s time; frozen: it stands still; shifted: it goes on from elsewhere.',
  })
  mode: Mode;
  @ApiProperty({ type: 'string', format: 'date-time', example: '2025-06-03T17:08:54Z' }) now: string;
}

export class SetClock {
  @ApiProperty({ enum: MODES, example: 'frozen' })
  @IsIn(MODES, { message: `must be one of ${MODES.join(', ')}` })
  mode: Mode;

  @ApiPropertyOptional({
    type: 'string',
    format: 'date-time',
    example: '2025-06-03T17:08:54Z',
    description: 'The time of the account from now on; the one that it has, when it is left out. Not with real.',
  })
  @ValidateIf(({ now }: SetClock) => now !== undefined)
  @IsISO8601({ strict: true, strictSeparator: true }, { message: 'must be a time such as 2025-06-03T17:08:54Z' })
  now?: string;
}

export class AdvanceClock {
  @ApiProperty({ type: 'string', example: 'P1D', description: 'A duration of ISO 8601.' })
  @IsString({ message: 'must be a duration of ISO 8601, such as P1D, PT1H or P1M' })
  by: string;
}
