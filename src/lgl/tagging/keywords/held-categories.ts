import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import sql, { raw, type Sql } from 'sql-template-tag';

import { declareField, tableOf } from '../../../fields/field.js';
import type { View } from '../../../records/view.js';
import type { KeywordsOf } from './keyword-assignment.js';

/** How the categories of a record are shown. */
interface Shown {
  /** The class that documents a category with its keywords. */
  readonly type: Type<object>;
  /** A category without them. */
  readonly category: View<object>;
  readonly keyword: View<object>;
  /** Under which key its keywords stand in it. */
  readonly key: string;
}

/** A SELECT of the ids of the keywords that were given to the record in `table`. */
export function assignedTo({ assignment, column }: KeywordsOf, table: string): Sql {
  return raw(`SELECT assigned.keyword_id FROM ${tableOf(assignment)} AS assigned
    WHERE assigned.account_id = ${table}.account_id AND assigned.${column} = ${table}.id`);
}

/**
 * A field that holds the categories in which the record has a keyword, each with those keywords alone.
 * @param held a SELECT of the ids of the keywords that the record in `table` has.
 */
export const HeldCategoriesField =
  (shown: () => Shown, held: (table: string) => Sql): PropertyDecorator =>
  (target, property) => {
    ApiProperty({ type: () => [shown().type] })(target, property);
    declareField(target.constructor, {
      key: String(property),
      readOnly: true,
      required: false,
      secret: false,
      // A keyword with its category in each row: to gather them by category takes the database longer than all the rest.
      select: (table, dialect) => {
        const { category, keyword } = shown();
        return dialect.gather(sql`SELECT ${dialect.jsonArray([category.select(dialect), keyword.select(dialect)])} AS item
          FROM keywords JOIN categories ON categories.account_id = keywords.account_id AND categories.id = keywords.category_id
          WHERE ${raw(`keywords.account_id = ${table}.account_id`)} AND keywords.id IN (${held(table)})
          ORDER BY ${category.order}, ${keyword.order}`);
      },
      decode: (rows: readonly [category: unknown[], keyword: unknown[]][]) => {
        const { category, keyword, key } = shown();
        const byId = new Map<number, { category: object; keywords: object[] }>();
        for (const [head, row] of rows) {
          const decoded = category.decode(head) as { id: number };
          const held = byId.get(decoded.id) ?? { category: decoded, keywords: [] };
          held.keywords.push(keyword.decode(row));
          byId.set(decoded.id, held);
        }
        return [...byId.values()].map((held) => ({ ...held.category, [key]: held.keywords }));
      },
    });
  };
