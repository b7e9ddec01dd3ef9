import { Delete, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ApiAdd, ApiShow } from '../http/answers.js';
import { DrxController } from '../http/api.js';
import { BodyAs, type ReadBody } from '../http/body.js';
import { ApiList, type ListQuery, ListQueryParam } from '../http/list.js';
import { CreateWebhook, Webhook } from './webhook.entity.js';
import { WebhookRow } from './webhook.views.js';
import { WebhooksService } from './webhooks.service.js';

const FILTERS = ['event', 'status'] as const;

class Deleted {
  @ApiProperty({ example: true }) success: boolean;
  @ApiProperty() message: string;
}

@DrxController('Webhooks')
export class WebhooksController {
  constructor(private readonly service: WebhooksService) {}

  @Get('webhooks')
  @ApiOperation({ summary: 'List webhooks' })
  @ApiList(WebhookRow, { filters: FILTERS })
  list(@CallerParam() caller: Caller, @ListQueryParam(FILTERS) query: ListQuery) {
    return this.service.list(caller, query);
  }

  @Post('webhooks')
  @ApiOperation({ summary: 'Add a webhook' })
  @ApiAdd(CreateWebhook, Webhook)
  create(@CallerParam() caller: Caller, @BodyAs(CreateWebhook, Webhook) body: ReadBody<CreateWebhook>) {
    return this.service.create(caller, body);
  }

  @Get('webhooks/:webhook_id')
  @ApiOperation({ summary: 'Look up a webhook' })
  @ApiShow(Webhook)
  show(@CallerParam() caller: Caller, @Param('webhook_id') id: string) {
    return this.service.show(caller, id);
  }

  @Delete('webhooks/:webhook_id')
  @ApiOperation({ summary: 'Delete a webhook', description: 'What it has yet to be told is dropped.' })
  @ApiShow(Deleted)
  delete(@CallerParam() caller: Caller, @Param('webhook_id') id: string) {
    return this.service.delete(caller, id);
  }
}
