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
      select: (table, dialect) => {
        const { category, keyword } = shown();
        const own = sql`${raw(`keywords.account_id = ${table}.account_id`)} AND keywords.id IN (${held(table)})`;
        const keywords = dialect.gather(sql`SELECT ${keyword.select(dialect)} AS item FROM keywords
          WHERE ${own} AND keywords.category_id = categories.id ORDER BY ${keyword.order}`);
        const item = dialect.jsonArray([category.select(dialect), keywords]);
        return dialect.gather(sql`SELECT ${item} AS item FROM categories
          WHERE ${raw(`categories.account_id = ${table}.account_id`)}
            AND categories.id IN (SELECT keywords.category_id FROM keywords WHERE ${own})
          ORDER BY ${category.order}`);
      },
      decode: (rows: readonly [unknown[], unknown[][]][]) => {
        const { category, keyword, key } = shown();
        return rows.map(([head, keywords]) => ({
          ...category.decode(head),
          [key]: keywords.map((row) => keyword.decode(row)),
        }));
      },
    });
  };
