import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateCampaign, UpdateCampaign } from './campaign.entity.js';
import { campaigns } from './campaign.resource.js';
import { CampaignsService } from './campaigns.service.js';

@LglController('Campaigns')
export class CampaignsController extends ResourceRoutes({
  resource: campaigns,
  Service: CampaignsService,
  Create: CreateCampaign,
  Update: UpdateCampaign,
  list: ['campaigns'],
  create: ['campaigns'],
  item: 'campaigns/:id',
}) {}
