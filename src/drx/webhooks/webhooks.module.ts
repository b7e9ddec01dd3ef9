import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Deliveries } from './deliveries.js';
import { Delivery } from './delivery.entity.js';
import { Sender } from './sender.js';
import { Webhook } from './webhook.entity.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Webhook, Delivery])],
  controllers: [WebhooksController],
  providers: [WebhooksService, Deliveries, Sender],
})
export class WebhooksModule {}
