import { LglController } from '../../http/api.js';
import { ServiceOf } from '../../resource/resource.service.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateClassAffiliation, UpdateClassAffiliation } from './class-affiliation.entity.js';
import { classAffiliations } from './class-affiliation.resource.js';

export class ClassAffiliationsService extends ServiceOf(classAffiliations) {}

@LglController('Class affiliations')
export class ClassAffiliationsController extends ResourceRoutes({
  resource: classAffiliations,
  Service: ClassAffiliationsService,
  Create: CreateClassAffiliation,
  Update: UpdateClassAffiliation,
  list: ['constituents/:constituent_id/class_affiliations'],
  create: ['constituents/:constituent_id/class_affiliations'],
  item: 'class_affiliations/:id',
}) {}
