import type { ApiPropertyOptions } from '@nestjs/swagger';
import sql, { raw, type Sql } from 'sql-template-tag';

import { field } from '../../fields/fields.js';

/** A value that is worked out of other records while the record is read; `select` gets the name of its table. */
export const DerivedField = (
  api: ApiPropertyOptions,
  select: (table: string) => string,
  decode?: (value: never) => unknown,
) => field({ options: { readOnly: true }, api, decode, select: (table): Sql => sql`${raw(select(table))}` });
