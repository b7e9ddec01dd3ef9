import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { ConstituentRelationship } from './constituent-relationship.entity.js';

export const constituentRelationships = resource(ConstituentRelationship, {
  itemType: 'constituent_relationship',
  parents: ofConstituent(),
});
