import { ApiProperty } from '@nestjs/swagger';
import sql, { raw } from 'sql-template-tag';

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

const VALUES: Record<keyof CustomAttr, string> = {
  id: 'attribute.id',
  classification: 'attribute.classification',
  name: 'attribute.name',
  key: 'attribute.key',
  ordinal: 'attribute.ordinal',
  value: 'given.value',
};

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
      isJson: true,
      select: (table, dialect) => {
        const { value, column } = of();
        const shown = dialect.jsonObject(
          Object.entries(VALUES).map(([key, selected]) => ({ key, value: raw(selected) })),
        );
        return dialect.gather(sql`SELECT ${shown} AS item
          FROM ${raw(tableOf(value))} AS given
          JOIN attributes AS attribute ON attribute.account_id = given.account_id AND attribute.id = given.attribute_id
          WHERE ${raw(`given.account_id = ${table}.account_id AND given.${column} = ${table}.id`)} ORDER BY attribute.id`);
      },
    });
  };
