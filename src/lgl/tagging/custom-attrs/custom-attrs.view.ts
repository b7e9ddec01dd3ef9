import { ApiProperty } from '@nestjs/swagger';
import { raw } from 'sql-template-tag';

import { declareField, tableOf } from '../../../fields/field.js';
import type { AttributesOf } from './attribute-value.js';

/** An attribute with the value that a record has for it. */
export class CustomAttr {
  @ApiProperty({ type: 'integer', example: 1, description: 'The id of the attribute, the same on every record.' })
  id: number;

  @ApiProperty({ example: 'text' }) classification: string;
  @ApiProperty({ example: 'Background Info' }) name: string;
  @ApiProperty({ example: 'background_info' }) key: string;
  @ApiProperty({ type: 'integer', example: 100 }) ordinal: number;
  @ApiProperty({ example: 'Founding member' }) value: string;
}

/** A field that holds the attributes that were ever set on the record, by their ids. */
export const CustomAttrsField =
  (of: () => AttributesOf): PropertyDecorator =>
  (target, property) => {
    ApiProperty({ type: [CustomAttr] })(target, property);
    declareField(target.constructor, {
      key: String(property),
      readOnly: true,
      required: false,
      secret: false,
      select: (table, dialect) => {
        const { value, column } = of();
        const columns = [
          'attribute.id',
          'attribute.classification',
          'attribute.name',
          'attribute.key',
          'attribute.ordinal',
          'given.value',
        ];
        return dialect.gather(
          raw(`SELECT ${dialect.jsonArray(columns.map((name) => raw(name))).sql} AS item
          FROM ${tableOf(value)} AS given
          JOIN attributes AS attribute ON attribute.account_id = given.account_id AND attribute.id = given.attribute_id
          WHERE given.account_id = ${table}.account_id AND given.${column} = ${table}.id ORDER BY attribute.id`),
        );
      },
      decode: (rows: [number, string, string, string, number, string][]): CustomAttr[] =>
        rows.map(([id, classification, name, key, ordinal, text]) => ({
          id,
          classification,
          name,
          key,
          ordinal,
          value: text,
        })),
    });
  };
