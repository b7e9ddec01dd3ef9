import { resource } from '../../resource/resource.js';
import { Fund, FundAnswer } from './fund.entity.js';

export const funds = resource(Fund, { itemType: 'fund', Row: FundAnswer, Details: FundAnswer });
