import { ApiProperty } from '@nestjs/swagger';

import { type Action, ACTIONS } from '../../integrations/importer.js';
import { STATUSES, type Status } from '../../integrations/queue-item.entity.js';
import { ErrorDetail } from '../http/api.js';

export class IntegrationAnswer {
  @ApiProperty({ type: 'string', format: 'uuid' }) uuid: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Where to send, a form or JSON, without a key.' }) path: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) mapping: Readonly<Record<string, string>>;
  @ApiProperty() created_at: string;
}

export class IntegrationRow extends IntegrationAnswer {
  @ApiProperty({ type: 'integer', description: 'How many items wait in its queue.' }) unsaved: number;
}

export class IntegrationList {
  @ApiProperty({ type: [IntegrationRow] }) integrations: IntegrationRow[];
  @ApiProperty({ type: [String], description: 'Every field that a key may mean.' }) fields: readonly string[];
}

class MatchAnswer {
  @ApiProperty({ enum: ['id', 'email and name'] }) by: string;
  @ApiProperty({ type: 'integer' }) constituent_id: number;
  @ApiProperty({ type: 'string', nullable: true, example: 'Doe, Joe' }) sort_name: string | null;
}

class RecordAnswer {
  @ApiProperty({ example: 'gift' }) record: string;
  @ApiProperty({ enum: ACTIONS, description: 'match: the constituent is found, and stays as it is.' }) action: Action;
}

class MakesAnswer extends RecordAnswer {
  @ApiProperty({ type: 'object', additionalProperties: true }) values: object;
}

class MadeAnswer extends RecordAnswer {
  @ApiProperty({ type: 'integer' }) id: number;
}

export class ItemAnswer {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ enum: STATUSES }) status: Status;
  @ApiProperty({ description: 'By the account’s clock, as all times.' }) received_at: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'When it was saved or rejected.' })
  handled_at: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was sent.' }) payload: object;
  @ApiProperty({ type: [String], description: 'The keys that mean nothing by the mapping.' })
  ignored: readonly string[];
  @ApiProperty({ type: [MatchAnswer], description: 'Whose it is; more than one where that has to be said.' })
  matches: readonly MatchAnswer[];
  @ApiProperty({ type: [MakesAnswer], description: 'What saving would do.' }) makes: readonly MakesAnswer[];
  @ApiProperty({ type: [ErrorDetail], description: 'For what saving would be refused.' }) wrong: readonly ErrorDetail[];
  @ApiProperty({ type: [MadeAnswer], description: 'What saving did.' }) made: readonly MadeAnswer[];
}

export class QueueAnswer {
  @ApiProperty({ type: [ItemAnswer], description: 'In the order in which they came.' }) items: ItemAnswer[];
}
