import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { ClassAffiliation } from './class-affiliation.entity.js';

export const classAffiliations = resource(ClassAffiliation, {
  itemType: 'class_affiliation',
  parents: ofConstituent(),
});
