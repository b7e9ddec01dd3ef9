import { ApiProperty } from '@nestjs/swagger';
import { raw } from 'sql-template-tag';

import { View, type ViewColumn } from '../../records/view.js';

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

const column = (key: string, from: string, decode?: (value: never) => unknown): ViewColumn => ({
  key,
  select: () => raw(`events.${from}`),
  decode,
});

export const eventMessage = new View<EventMessage>(
  'events',
  [
    column('id', 'id', (id: number) => `evt_${id}`),
    column('event', 'event'),
    column('created', 'created_at'),
    column('data', 'data', JSON.parse),
  ],
  raw('events.id'),
);
