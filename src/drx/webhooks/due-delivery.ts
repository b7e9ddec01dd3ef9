import type { EventMessage } from '../events/event.views.js';
import type { Webhook } from './webhook.entity.js';

/** A webhook as far as it takes to send to it. */
export type Target = Pick<Webhook, 'account_id' | 'id' | 'url' | 'header_key' | 'header_value' | 'status'>;

/** A delivery that is to be sent now, with what that takes. */
export interface DueDelivery {
  target: Target;
  event_id: number;
  record_id: number;
  /** Counting this one. */
  attempts: number;
  message: EventMessage;
}
