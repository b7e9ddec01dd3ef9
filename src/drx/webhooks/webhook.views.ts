import { OmitType } from '@nestjs/swagger';
import { raw } from 'sql-template-tag';

import { columnsOf, View } from '../../records/view.js';
import { Webhook } from './webhook.entity.js';

const table = 'webhooks';
const order = raw('webhooks.id');

/** A webhook as a list answers it: without the value of its header. */
export class WebhookRow extends OmitType(Webhook, ['header_value']) {}

export const webhookRow = new View<WebhookRow>(table, columnsOf(Webhook, table, ['header_value']), order);
export const webhookShown = new View<Webhook>(table, columnsOf(Webhook, table), order);
