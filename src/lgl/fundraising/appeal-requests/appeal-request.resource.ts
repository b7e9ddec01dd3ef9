import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { Appeal } from '../appeals/appeal.entity.js';
import { AppealRequest } from './appeal-request.entity.js';

export const appealRequests = resource(AppealRequest, {
  itemType: 'appeal_request',
  parents: { ...ofConstituent(), appeal_id: { type: Appeal, column: 'appeal_id' } },
});
