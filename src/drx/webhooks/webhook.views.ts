import { raw } from 'sql-template-tag';

import { OmitFields } from '../../fields/field.js';
import { viewOf } from '../../records/view.js';
import { Webhook } from './webhook.entity.js';

const order = raw('webhooks.id');

/** A webhook as a list answers it: without the value of its header. */
export class WebhookRow extends OmitFields(Webhook, ['header_value']) {}

export const webhookRow = viewOf(WebhookRow, order);
export const webhookShown = viewOf(Webhook, order, { secrets: true });
