import type { OpenAPIObject } from '@nestjs/swagger';

import { type OwnSchema, resolved, type Schema } from './schemas.js';

/**
 * A body that can be sent as it stands: the fields that have an example, and those without which it would be refused.
 * A field that has no example and need not be sent is left out, because an invented value is mostly wrong.
 */
export function exampleOf(document: OpenAPIObject, schema: Schema): unknown {
  const { example, properties, required = [], items, ...rest } = resolved(document, schema);
  if (example !== undefined) return example;
  if (items) return [exampleOf(document, items)];
  if (!properties) return plainValue(rest);
  const fields = Object.entries(properties).filter(
    ([key, field]) => required.includes(key) || isWorthShowing(document, field),
  );
  return Object.fromEntries(fields.map(([key, field]) => [key, exampleOf(document, field)]));
}

function isWorthShowing(document: OpenAPIObject, field: Schema): boolean {
  const { example, items } = resolved(document, field);
  // Records inside a record; a list of anything else would need an example of its own.
  return (example !== undefined && example !== null) || (items !== undefined && '$ref' in items);
}

function plainValue({ enum: choices, type }: Partial<OwnSchema>): unknown {
  if (choices) return choices[0];
  return { integer: 1, number: 1, boolean: true, array: [], object: {} }[String(type)] ?? 'text';
}
