import { ApiProperty } from '@nestjs/swagger';
import { raw } from 'sql-template-tag';

import { storedColumn, View } from '../../records/view.js';
import { prefixed } from '../resource/fields.js';

/** What happens and is told of, to webhooks and on the stream. */
export const EVENTS = [
  'phone_number.created',
  'phone_number.updated',
  'patient.created',
  'patient.updated',
  'doctor.created',
] as const;

/** An event as a webhook's receiver or a reader of the stream gets it. */
export class EventMessage {
  @ApiProperty({ example: 'evt_12345' }) id: string;
  @ApiProperty({ enum: [...EVENTS] }) event: string;
  @ApiProperty({ format: 'date-time' }) created: string;
  @ApiProperty({ type: Object, description: 'The record as it was then.' }) data: object;
}

export const eventMessage = new View(
  EventMessage,
  'events',
  [
    storedColumn('id', { shown: prefixed('evt') }),
    storedColumn('event'),
    storedColumn('created_at', { key: 'created' }),
    storedColumn('data', { isJson: true }),
  ],
  raw('events.id'),
);
