import { resource } from '../../resource/resource.js';
import { Event, EventAnswer } from './event.entity.js';

export const events = resource(Event, { itemType: 'event', Row: EventAnswer, Details: EventAnswer });
