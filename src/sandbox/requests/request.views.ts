import { ApiProperty } from '@nestjs/swagger';

export class Message {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) headers: Record<string, string>;
  @ApiProperty({ type: 'string', nullable: true, description: 'Up to a megabyte of it.' }) body: string | null;
}

/** Everything but headers and bodies. */
export class RequestRow {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ type: 'string', format: 'date-time', description: 'When it came, by the server’s own clock.' })
  at: string;
  @ApiProperty({ type: 'string', example: 'POST' }) method: string;
  @ApiProperty({ type: 'string', description: 'With the query.' }) path: string;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'POST /api/v1/constituents/{constituent_id}/gifts',
    description: 'null for a request that asks for none that there is.',
  })
  operation: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'null when no answer was begun.' })
  status: number | null;
  @ApiProperty({ type: 'number', description: 'Until the answer was ready, in milliseconds.' }) took: number;
  @ApiProperty({ type: 'boolean', description: 'The connection ended before all of the answer was sent.' })
  lost: boolean;
  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'lost',
    description: 'The effect of the faults that it met: what was done to its answer.',
  })
  fault: string | null;
  @ApiProperty({ type: 'string', nullable: true, description: 'The rule and the field that refused it.' })
  why: string | null;
  @ApiProperty({
    type: 'array',
    items: { type: 'string' },
    description: 'The fields that were sent and never read.',
    example: ['amount: not read; did you mean received_amount?'],
  })
  unread: string[];
}

export class LoggedRequest extends RequestRow {
  @ApiProperty() request: Message;
  @ApiProperty() answer: Message;
}

export class RequestRows {
  @ApiProperty({ type: 'integer', description: 'How many older ones were dropped to make room for newer ones.' })
  dropped: number;
  @ApiProperty({ type: [RequestRow], description: 'The newest first.' }) requests: RequestRow[];
}
