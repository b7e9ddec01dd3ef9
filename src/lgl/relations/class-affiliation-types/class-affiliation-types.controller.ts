import { LglController } from '../../http/api.js';
import { ServiceOf } from '../../resource/resource.service.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { classAffiliationTypes } from './class-affiliation-type.resource.js';

export class ClassAffiliationTypesService extends ServiceOf(classAffiliationTypes) {}

@LglController('Class affiliation types')
export class ClassAffiliationTypesController extends ResourceRoutes({
  resource: classAffiliationTypes,
  Service: ClassAffiliationTypesService,
  list: ['class_affiliation_types'],
}) {}
