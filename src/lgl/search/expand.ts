import { SearchError } from './search-error.js';

/**
 * The names that `expand` asks for, separated by commas, each once and in the order of `known`.
 * @throws SearchError when one is not known.
 */
export function readExpand<Name extends string>(asked: string | undefined, known: readonly Name[]): Name[] {
  const names = new Set((asked ?? '').split(',').map((name) => name.trim()));
  names.delete('');
  for (const name of names) {
    if (!known.some((candidate) => candidate === name)) throw new SearchError(`Unknown expand: ${name}`);
  }
  return known.filter((name) => names.has(name));
}
