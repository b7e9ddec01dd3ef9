import { resource } from '../../resource/resource.js';
import { Appeal, AppealAnswer } from './appeal.entity.js';

export const appeals = resource(Appeal, { itemType: 'appeal', Row: AppealAnswer, Details: AppealAnswer });
