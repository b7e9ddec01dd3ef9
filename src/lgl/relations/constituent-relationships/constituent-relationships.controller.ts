import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateConstituentRelationship, UpdateConstituentRelationship } from './constituent-relationship.entity.js';
import { constituentRelationships } from './constituent-relationship.resource.js';
import { ConstituentRelationshipsService } from './constituent-relationships.service.js';

@LglController('Constituent relationships')
export class ConstituentRelationshipsController extends ResourceRoutes({
  resource: constituentRelationships,
  Service: ConstituentRelationshipsService,
  Create: CreateConstituentRelationship,
  Update: UpdateConstituentRelationship,
  list: ['constituents/:constituent_id/constituent_relationships'],
  create: ['constituents/:constituent_id/constituent_relationships'],
  item: 'constituent_relationships/:id',
}) {}
