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

/** A SELECT of the keywords that were given to the record in `table`, by their `keyword_id`. */
export function assignedTo({ assignment, column }: KeywordsOf, table: string): Sql {
  return raw(`SELECT assigned.keyword_id FROM ${tableOf(assignment)} AS assigned
    WHERE assigned.account_id = ${table}.account_id AND assigned.${column} = ${table}.id`);
}

/**
 * A field that holds the categories in which the record has a keyword, each with those keywords alone.
 * @param held a SELECT of the keywords that the record in `table` has, each once, by their `keyword_id`.
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
      isJson: true,
      select: (table, dialect) => {
        const { category, keyword, key } = shown();
        const keywords = { key, select: () => sql`found.keywords`, isJson: true };
        // In this order, for each record has few keywords and an account has many categories. CROSS JOIN keeps SQLite to it.
        return dialect.gather(sql`SELECT ${category.with(keywords).select(dialect)} AS item
          FROM (SELECT keywords.category_id, ${dialect.gathered(keyword.select(dialect), keyword.order)} AS keywords
            FROM (${held(table)}) AS ids CROSS JOIN keywords
            WHERE ${raw(`keywords.account_id = ${table}.account_id`)} AND keywords.id = ids.keyword_id
            GROUP BY keywords.category_id) AS found
          JOIN categories ON ${raw(`categories.account_id = ${table}.account_id`)} AND categories.id = found.category_id
          ORDER BY ${category.order}`);
      },
    });
  };
