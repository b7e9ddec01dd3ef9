import { type Type } from '@nestjs/common';
import { raw, type Sql } from 'sql-template-tag';

import type { RecordClass, Records, StoredRecord } from '../../records/records.js';
import { type View, type ViewColumn, viewOf } from '../../records/view.js';
import { API_VERSION } from '../http/errors.js';
import { NamedList, type NamedListOptions } from './reference.js';
import { Search, type SearchOptions } from './search.js';

/** What a path says of the records under it: `constituent_id` of `constituents/:constituent_id/notes`. */
export interface Parent {
  readonly type: RecordClass;
  /** The column of the record that holds the id. */
  readonly column: string;
  /** A create under a parent that is not there is forbidden, rather than not found (live, of constituents). */
  readonly forbidden?: boolean;
}

/** What a query parameter of a list asks for, as a condition. */
export type Filter = (value: string, records: Records) => Sql | Promise<Sql>;

export interface ResourceOptions {
  /** What LGL calls one record: `item_type` of a list. */
  itemType: string;
  /** The order of its lists, as SQL; by id where there is none. */
  order?: Sql;
  /** The records that this one can belong to, by the name of their id in a path. */
  parents?: Readonly<Record<string, Parent>>;
  /** The class of a row of a list, and of one record; both the record's own unless they say otherwise. */
  Row?: Type<object>;
  Details?: Type<object>;
  /** Which of its records plain lists show, where not all. */
  listed?: Sql;
  /** Parameters that narrow its plain lists. */
  filters?: Readonly<Record<string, Filter>>;
  /** What it can be searched for. */
  search?: SearchOptions;
  /** How others find its records by name, where they do. */
  named?: NamedListOptions;
}

/** A record as show, create and update answer it. */
export type Answer<E> = { api_version: string } & Omit<E, 'account_id'>;

/** What stands before the record in such an answer. */
const versionColumn: ViewColumn = { key: 'api_version', select: () => raw(`'${API_VERSION}'`) };

/** What there is to know of a resource, said once beside its entity. As a `NamedList`, other records can refer to it. */
export class Resource<E extends StoredRecord> extends NamedList {
  declare readonly type: RecordClass<E>;
  readonly itemType: string;
  readonly parents: Readonly<Record<string, Parent>>;
  readonly filters: Readonly<Record<string, Filter>>;
  readonly listed?: Sql;
  readonly search?: Search;
  /** How a list shows a record. */
  readonly row: View<object>;
  /** How show, create and update show it. */
  readonly details: View<Answer<E>>;

  constructor(
    type: RecordClass<E>,
    { itemType, order, parents = {}, Row, Details, filters = {}, listed, search, named = {} }: ResourceOptions,
  ) {
    super(type, itemType.replaceAll('_', ' '), named);
    this.itemType = itemType;
    this.parents = parents;
    this.filters = filters;
    this.listed = listed;
    const sorted = order ?? raw(`${this.table}.id`);
    this.row = viewOf(Row ?? type, sorted);
    this.search = search && new Search(search, this.table, this.row.type);
    this.details = viewOf(Details ?? type, sorted, { first: [versionColumn] }) as unknown as View<Answer<E>>;
  }
}

/** Declares a resource of the records of an entity. */
export const resource = <E extends StoredRecord>(type: RecordClass<E>, options: ResourceOptions) =>
  new Resource(type, options);
