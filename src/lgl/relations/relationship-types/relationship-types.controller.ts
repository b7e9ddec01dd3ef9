import { LglController } from '../../http/api.js';
import { ServiceOf } from '../../resource/resource.service.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { relationshipTypes } from './relationship-type.resource.js';

export class RelationshipTypesService extends ServiceOf(relationshipTypes) {}

@LglController('Relationship types')
export class RelationshipTypesController extends ResourceRoutes({
  resource: relationshipTypes,
  Service: RelationshipTypesService,
  list: ['relationship_types'],
}) {}
