import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, ValidateIf } from 'class-validator';

export class Reset {
  @ApiPropertyOptional({
    type: 'string',
    default: 'empty',
    description: 'empty: what a new account starts with; demo: with the made-up charity; or the name of a snapshot.',
    example: 'empty',
  })
  @ValidateIf(({ to }: Reset) => to !== undefined)
  @IsString({ message: 'must be empty, demo or the name of a snapshot' })
  to?: string;
}

export class GoneBack {
  @ApiProperty({ type: 'string', description: 'What the records are again.', example: 'empty' }) to: string;
}
