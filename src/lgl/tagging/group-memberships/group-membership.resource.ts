import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { GroupMembership } from './group-membership.entity.js';

export const groupMemberships = resource(GroupMembership, {
  itemType: 'group_membership',
  parents: ofConstituent(),
});
