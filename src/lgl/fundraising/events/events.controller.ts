import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateEvent, UpdateEvent } from './event.entity.js';
import { events } from './event.resource.js';
import { EventsService } from './events.service.js';

@LglController('Events')
export class EventsController extends ResourceRoutes({
  resource: events,
  Service: EventsService,
  Create: CreateEvent,
  Update: UpdateEvent,
  list: ['events'],
  create: ['events'],
  item: 'events/:id',
}) {}
