import type { ApiPropertyOptions } from '@nestjs/swagger';
import sql, { raw } from 'sql-template-tag';

import { field, type FieldParts } from '../../fields/fields.js';

/** A value that is worked out of other records while the record is read; `select` gets the name of its table. */
export const DerivedField = (api: ApiPropertyOptions, select: (table: string) => string, shown?: FieldParts['shown']) =>
  field({ options: { readOnly: true }, api, shown, select: (table) => sql`${raw(select(table))}` });
