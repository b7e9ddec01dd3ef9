import { applyDecorators, type Type } from '@nestjs/common';
import { ApiQuery, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import type { Sql } from 'sql-template-tag';

import { type View, viewOf } from '../../records/view.js';
import { ParameterError } from '../http/errors.js';
import type { ListQuery } from '../http/list.js';
import { readExpand } from '../search/expand.js';
import { readTerms } from '../search/language.js';
import { SearchError } from '../search/search-error.js';
import { readSort, type Sorting } from '../search/sorting.js';
import type { Scope, Terms } from '../search/term.js';

/** What of a search a plain list may take as well. */
type OfSearch = 'q' | 'sort';

export interface SearchOptions extends Sorting {
  readonly terms: Terms;
  /** The class of what is found; a list's row unless it says otherwise. */
  readonly Row?: Type<object>;
  /** The class of the same with everything that `expand` can add, which are the keys that the row does not have. */
  readonly Expanded?: Type<object>;
  readonly onLists?: readonly OfSearch[];
}

/** Which records are asked for, and in which order. */
interface Asked {
  where?: Sql;
  order?: Sql;
}

/** The query parameters that an answer's `next_link` keeps; `expand` is none of them (doc). */
export const KEPT_OF_SEARCH = ['q', 'q[]', 'sort'] as const;

/** How the records of a resource are searched, and what its plain lists take of it. */
export class Search {
  readonly onLists: readonly OfSearch[];
  readonly expandable: readonly string[];
  /** The class of what is found, for the OpenAPI document. */
  readonly Found: Type<object>;
  private readonly row: View<object>;
  private readonly expanded: View<object>;

  constructor(
    private readonly options: SearchOptions,
    private readonly table: string,
    ListRow: Type<object>,
  ) {
    const { Row = ListRow, Expanded, ties, onLists = [] } = options;
    this.onLists = onLists;
    this.row = viewOf(Row, ties);
    this.expanded = Expanded ? viewOf(Expanded, ties) : this.row;
    this.expandable = this.expanded.keys.filter((key) => !this.row.keys.includes(key));
    this.Found = Expanded ? withOptional(Row, Expanded, this.expandable) : Row;
  }

  /** The names of the parameters that plain lists take. */
  get listParameters(): readonly string[] {
    return KEPT_OF_SEARCH.filter((name) => this.onLists.includes(name.replace('[]', '') as OfSearch));
  }

  get terms(): readonly string[] {
    return Object.keys(this.options.terms);
  }

  get sorts(): readonly string[] {
    return Object.keys(this.options.sorts);
  }

  /**
   * How each record is shown: its row, with what `expand` adds.
   * @throws ParameterError
   */
  async viewFor(query: ListQuery): Promise<View<object>> {
    const names = await refused(() => readExpand(query.valuesOf('expand').join(), this.expandable));
    return names.length > 0 ? this.expanded.only(new Set([...this.row.keys, ...names])) : this.row;
  }

  /** @throws ParameterError */
  read(query: ListQuery, scope: Scope): Promise<Asked> {
    return refused(async () => ({ where: await this.where(query, scope), order: this.order(query, scope) }));
  }

  /**
   * The same for a plain list, which has an order of its own and knows no more than it says.
   * @throws ParameterError
   */
  readOnList(query: ListQuery, scope: Scope): Promise<Asked> {
    return refused(async () => ({
      where: this.onLists.includes('q') ? await this.where(query, scope) : undefined,
      order: this.onLists.includes('sort') && sortIn(query) ? this.order(query, scope) : undefined,
    }));
  }

  private where(query: ListQuery, scope: Scope): Promise<Sql | undefined> {
    return readTerms([...query.valuesOf('q'), ...query.valuesOf('q[]')], this.table, this.options.terms, scope);
  }

  private order(query: ListQuery, scope: Scope): Sql {
    return readSort(sortIn(query), this.options, this.table, scope);
  }
}

/** Documents what a search takes, or a plain list of it. */
export function ApiSearch(search: Search | undefined, parts: readonly (OfSearch | 'expand')[]): MethodDecorator {
  const decorators: MethodDecorator[] = [];
  if (search && parts.includes('q')) {
    const description = `Terms, \`field=value\`, all of which must hold; several in one are joined by \`;\`. Fields: ${search.terms.join(', ')}.`;
    decorators.push(ApiQuery({ name: 'q[]', required: false, type: [String], description }));
    decorators.push(ApiQuery({ name: 'q', required: false, type: String, description: 'The same as `q[]`.' }));
  }
  if (search && parts.includes('sort')) {
    const description = `One of ${search.sorts.join(', ')}; a \`!\` behind it turns the order round.`;
    decorators.push(ApiQuery({ name: 'sort', required: false, type: String, description }));
  }
  if (search && parts.includes('expand') && search.expandable.length > 0) {
    const description = `What is shown besides, between commas: ${search.expandable.join(', ')}.`;
    decorators.push(ApiQuery({ name: 'expand', required: false, type: String, description }));
  }
  return applyDecorators(...decorators);
}

/** What a search refuses, as LGL words it. */
async function refused<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof SearchError ? new ParameterError(error.message) : error;
  }
}

function sortIn(query: ListQuery): string | undefined {
  return query.valuesOf('sort').at(-1)?.trim();
}

function withOptional(Row: Type<object>, Expanded: Type<object>, keys: readonly string[]): Type<object> {
  const Found = IntersectionType(Row, PartialType(PickType(Expanded, keys as never[])));
  Object.defineProperty(Found, 'name', { value: `Found${Row.name}` });
  return Found;
}
