import sql from 'sql-template-tag';

/** Categories, and the keywords in them, by ordinal and then by name (doc); without regard to case (choice). */
export const categoryOrder = sql`categories.ordinal, categories.name_folded, categories.id`;
export const keywordOrder = sql`keywords.ordinal, keywords.name_folded, keywords.id`;
