/**
 * Text as searches compare it: without regard to case, accents count. What is searched is stored in this form too, in the
 * column `<field>_folded`, because neither database knows the letters of every language by itself.
 */
export function folded(text: string): string {
  // At the end of a word a sigma is written otherwise; a part of a word cannot know where the word ends.
  return text.toLowerCase().replaceAll('ς', 'σ');
}

/** The column in which a field is stored folded. On PostgreSQL its collation is C, so that both compare it byte by byte. */
export const foldedColumn = (field: string): string => `${field}_folded`;
