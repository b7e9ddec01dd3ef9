import type { AccountClock } from '../../clock/clock.js';
import type { EventMessage } from '../events/event.views.js';
import type { Webhook } from './webhook.entity.js';

/** A webhook as far as it takes to send to it. */
export interface Target extends Pick<Webhook, 'account_id' | 'id' | 'url' | 'header_key' | 'header_value' | 'status'> {
  /** The time of its account, as it was set when the delivery was taken. */
  readonly clock: AccountClock;
}

/** A delivery that is to be sent now, with what that takes. */
export interface DueDelivery {
  target: Target;
  event_id: number;
  record_id: number;
  /** Counting this one. */
  attempts: number;
  message: EventMessage;
}
