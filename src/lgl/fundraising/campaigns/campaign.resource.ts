import { resource } from '../../resource/resource.js';
import { Campaign, CampaignAnswer } from './campaign.entity.js';

export const campaigns = resource(Campaign, { itemType: 'campaign', Row: CampaignAnswer, Details: CampaignAnswer });
