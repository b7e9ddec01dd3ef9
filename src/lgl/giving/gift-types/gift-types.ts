import { NamedList } from '../../resource/reference.js';
import { GiftType } from './gift-type.entity.js';

/** The types that rules name. LGL also knows 14, Goal, which it never lists (live); ours has no goals (choice). */
export const GIFT = 1;
export const OTHER_INCOME = 5;
export const PLEDGE = 7;
export const IN_KIND = 8;
export const SOFT_CREDIT = 9;
export const IN_HONOR_OF = 10;
export const IN_MEMORY_OF = 11;
export const MATCHING = 12;
export const INSTALLMENT = 13;
export const PEER_CREDIT = 15;

export const giftTypes = new NamedList(GiftType, 'gift type', { shared: true });
