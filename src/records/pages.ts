import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { EntityManager } from 'typeorm';

import type { AccountClock } from '../clock/clock.js';
import { type Dialect, type Statement, type StatementText, textOf } from '../database/dialect.js';
import { Json } from '../database/json.js';
import { following, goesOneWay, type OrderKey, reversed } from './order.js';
import type { ListPlaces, Places } from './places.js';
import { settled } from './settled.js';
import type { View } from './view.js';

export interface Page<R> {
  /** How many records the whole list has. */
  total: number;
  /** How many of them are on the page. */
  count: number;
  items: Json<R[]>;
}

/** A page of records that are not read by a view. */
export function pageOf<R>(total: number, items: R[]): Page<R> {
  return { total, count: items.length, items: Json.of(items) };
}

export interface Paging {
  limit: number;
  offset: number;
}

export interface PageRequest extends Paging {
  where?: Sql;
  /** The order of the list, where it is not the view's own. */
  order?: Sql;
}

/** How the records of a page are found. */
interface Way {
  /** The order in which they are counted; they are shown in the list's own. */
  order: Sql;
  /** Where in the list to begin counting. */
  from?: Sql;
  limit: number;
  offset: number;
}

/** A way that spares counting to the offset, and leads there as long as the list has `total` records. */
interface ShortWay extends Way {
  total: number;
  isRemembered: boolean;
}

/** A page as it was read. */
interface ReadPage<R> extends Page<R> {
  /** What the last record has in the columns of the order; nothing where no page can go on from it. */
  last: readonly unknown[];
}

/** From this offset on it pays to look first how long the list is, and so which end is nearer. */
const FAR = 1000;

/** Walking past a record costs about so many times less than looking up one that was found. */
const MANY = 8;

/** How many values of a statement say which page it is: LIMIT and OFFSET, its last. */
const PAGING = 2;

const PLACES = new WeakMap<View<object>, readonly Sql[]>();
const BEGINNINGS = new WeakMap<Dialect, WeakMap<View<object>, StatementText>>();

/** Reads the pages of an account's lists, each in one statement. */
export class Pages {
  constructor(
    private readonly account_id: number,
    private readonly clock: AccountClock,
    private readonly manager: EntityManager,
    private readonly dialect: Dialect,
    private readonly places?: Places,
  ) {}

  /** The same records as by counting to the offset, on a shorter way where there is one. */
  async read<R extends object>(view: View<R>, request: PageRequest): Promise<Page<R>> {
    const { where, order = view.order, limit, offset } = request;
    const list = `${view.table} ${view.order.sql} ${where?.sql} ${JSON.stringify(where?.values)}`;
    const places = request.order ? undefined : this.places?.of(this.account_id, list);
    const short = places && (await this.shortWay(view, request, places));
    let page = short && (await this.readBy(view, request, short));
    if (page?.total !== short?.total || (short?.isRemembered && !places?.isUnchanged)) page = undefined;
    const isBeginning = !where && !request.order && offset < FAR;
    page ??= isBeginning
      ? this.pageIn(await this.dialect.one(this.manager, settled(this.beginning(view, request), this.clock), PAGING))
      : await this.readBy(view, request, { order, limit, offset });
    const { total, count, last } = page;
    const end = offset + count;
    if (last.length > 0 && end < total) places?.remember(end, { total, values: last });
    return page;
  }

  /** The same of records that a SELECT of ids has found, in the order of their ids; the finding is done once. */
  readFound<R extends object>(view: View<R>, found: Sql, { limit, offset }: Paging): Promise<Page<R>> {
    const ids = sql`SELECT id FROM found ORDER BY id LIMIT ${limit} OFFSET ${offset}`;
    return this.readIds(view, found, raw(`${view.table}.id`), ids);
  }

  /** The same for what a search finds. */
  readSearch<R extends object>(view: View<R>, request: PageRequest): Promise<Page<R>> {
    const { where, order = view.order, limit, offset } = request;
    if (!where) return this.read(view, request);
    const found = sql`SELECT ${raw(view.table)}.id ${this.from(view, where)}`;
    if (!this.dialect.sortsFound) return this.readIds(view, found, order, this.fewOrMany(view, where, order, request));
    const ids = sql`SELECT id FROM found LIMIT ${limit} OFFSET ${offset}`;
    return this.readIds(view, sql`${found} ORDER BY ${order}`, order, ids);
  }

  /**
   * The ids of a page of what was found. Few records are put in order once they are found, or a database would rather walk the
   * whole account in that order and look whether each record fits. Of many it is quicker to do just that, up to the page.
   */
  private fewOrMany(view: View<object>, where: Sql, order: Sql, { limit, offset }: Paging): Sql {
    const table = raw(view.table);
    const isMany = sql`(SELECT count(*) FROM found) * ${MANY} > (${this.totalOf(view)})`;
    // Whose LIMIT is 0 is not begun.
    const page = (when: Sql) =>
      sql`ORDER BY ${order} LIMIT CASE WHEN ${when} THEN ${limit} ELSE 0 END OFFSET ${offset}`;
    // CROSS JOIN tells SQLite which of the two comes first, and IS TRUE that no index is to be looked into for the condition.
    return sql`SELECT id FROM (SELECT ${table}.id FROM found CROSS JOIN ${table}
        WHERE ${table}.account_id = ${this.account_id} AND ${table}.id = found.id ${page(sql`NOT ${isMany}`)}) AS few
      UNION ALL SELECT id FROM (SELECT ${table}.id ${this.from(view, sql`(${where}) IS TRUE`)}
        ${page(isMany)}) AS many`;
  }

  /** A page of what a SELECT of ids finds: `ids` gives those of the page. */
  private readIds<R extends object>(view: View<R>, found: Sql, order: Sql, ids: Sql): Promise<Page<R>> {
    const items = sql`${this.selected(view, [])} ${this.those(view, ids)} ORDER BY ${order}`;
    const page = this.dialect.page(sql`SELECT count(*) FROM found`, items);
    return this.readPage(sql`WITH found AS MATERIALIZED (${found}) ${page}`);
  }

  /** The account's rows of a view that fit, as they stand from FROM on. */
  from(view: View<object>, where?: Sql): Sql {
    const table = raw(view.table);
    const own = sql`FROM ${table} WHERE ${table}.account_id = ${this.account_id}`;
    return where ? sql`${own} AND (${where})` : own;
  }

  /**
   * The account's rows of a view that a SELECT of ids finds, from FROM on. They are looked up one after the other: SQLite
   * would rather walk the whole account in the order in which they are shown, and look whether each is among them.
   */
  private those(view: View<object>, ids: Sql): Sql {
    const table = raw(view.table);
    return sql`FROM (SELECT id AS id_on_page FROM (${ids}) AS ids) AS page CROSS JOIN ${table}
      WHERE ${table}.account_id = ${this.account_id} AND ${table}.id = id_on_page`;
  }

  /** Goes on from where the page before ended, or from the end of the list where that is nearer. */
  private async shortWay(
    view: View<object>,
    { where, limit, offset }: PageRequest,
    places: ListPlaces,
  ): Promise<ShortWay | undefined> {
    const { table, order, orderedBy } = view;
    if (!orderedBy || offset === 0) return undefined;
    const place = places.before(offset);
    if (place) {
      const from = following(table, orderedBy, place.values);
      return { total: place.total, isRemembered: true, order, from, limit, offset: 0 };
    }
    if (offset < FAR) return undefined;
    const [row] = await this.dialect.query<{ total: unknown }>(
      this.manager,
      sql`SELECT (${this.totalOf(view, where)}) AS total`,
    );
    const total = Number(row.total);
    if (offset < total / 2) return undefined;
    return {
      total,
      isRemembered: false,
      order: reversed(table, orderedBy),
      limit: Math.max(Math.min(limit, total - offset), 0),
      offset: Math.max(total - offset - limit, 0),
    };
  }

  /** How long a list is, as SQL; of a whole table the database keeps count. */
  private totalOf(view: View<object>, where?: Sql): Sql {
    if (where) return sql`SELECT count(*) ${this.from(view, where)}`;
    return sql`SELECT coalesce(sum(total), 0) FROM record_counts
      WHERE account_id = ${this.account_id} AND record_type = ${view.table}`;
  }

  private async readBy<R extends object>(
    view: View<R>,
    { where, order: shown = view.order }: PageRequest,
    { order, from, limit, offset }: Way,
  ): Promise<ReadPage<R>> {
    const table = raw(view.table);
    const conditions = [from, where].filter((condition) => condition !== undefined);
    const rows = this.from(view, conditions.length > 0 ? join(conditions, ') AND (') : undefined);
    const ids = sql`SELECT ${table}.id ${rows} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
    const items = sql`${this.selected(view, this.placeOf(view))} ${this.those(view, ids)} ORDER BY ${shown}`;
    return this.readPage(this.dialect.page(this.totalOf(view, where), items));
  }

  /**
   * The statement of a page near the beginning of a whole list, which is read as it comes. Its text is made once, for it is
   * long and asked for most often.
   */
  private beginning(view: View<object>, { limit, offset }: Paging): Statement {
    const { account_id, dialect } = this;
    const known = BEGINNINGS.get(dialect) ?? new WeakMap<View<object>, StatementText>();
    BEGINNINGS.set(dialect, known);
    let text = known.get(view);
    if (!text) {
      const items = sql`${this.selected(view, this.placeOf(view))} ${this.from(view)}
        ORDER BY ${view.order} LIMIT ${limit} OFFSET ${offset}`;
      known.set(view, (text = textOf(dialect.page(this.totalOf(view), items))));
    }
    const values = [...this.totalOf(view).values, ...view.select(dialect).values, account_id, limit, offset];
    return { ...text, values };
  }

  /** Each record as it is shown, and where in the list it is. */
  private selected(view: View<object>, place: readonly Sql[]): Sql {
    return sql`SELECT ${view.select(this.dialect)} AS item, ${this.dialect.jsonArray(place)} AS place`;
  }

  /** The columns of the view's order, where a page can go on from their values. */
  private placeOf(view: View<object>): readonly Sql[] {
    let place = PLACES.get(view);
    if (place) return place;
    const keys = view.orderedBy ?? [];
    const { columns } = this.manager.connection.getMetadata(view.table);
    const isNeverNull = ({ column }: OrderKey) =>
      columns.some((each) => each.databaseName === column && !each.isNullable);
    const goesOn = keys.every(isNeverNull) && goesOneWay(keys);
    place = goesOn ? keys.map(({ column }) => raw(`${view.table}.${column}`)) : [];
    PLACES.set(view, place);
    return place;
  }

  private async readPage<R extends object>(select: Statement): Promise<ReadPage<R>> {
    const [{ item }] = await this.dialect.query<{ item: unknown }>(this.manager, settled(select, this.clock));
    return this.pageIn(item);
  }

  private pageIn<R>(item: unknown): ReadPage<R> {
    const { total, places, items } = this.dialect.pageOf<R>(item);
    return { total, count: places.length, items, last: places.at(-1) ?? [] };
  }
}
