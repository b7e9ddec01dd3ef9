import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { SentVolunteerTime } from './volunteer-time.entity.js';
import { volunteerTimes } from './volunteer-time.resource.js';
import { VolunteerTimesService } from './volunteer-times.service.js';

@LglController('Volunteer times')
export class VolunteerTimesController extends ResourceRoutes({
  resource: volunteerTimes,
  Service: VolunteerTimesService,
  Create: SentVolunteerTime,
  Update: SentVolunteerTime,
  list: ['volunteer_times', 'constituents/:constituent_id/volunteer_times'],
  search: 'volunteer_times/search',
  create: ['constituents/:constituent_id/volunteer_times'],
  item: 'volunteer_times/:id',
}) {}
