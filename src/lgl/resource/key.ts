/** The key that is made from a name: in lower case, every run of other characters than letters and digits one `_` (doc). */
export function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}
