/** The kinds of records that categories are made for: LGL's page names the first three (doc), the rest have custom fields too (choice). */
export const ITEM_TYPES = ['Constituent', 'Gift', 'VolunteerTime', 'AppealRequest', 'Invitation'] as const;

export type ItemType = (typeof ITEM_TYPES)[number];
