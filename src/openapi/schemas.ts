import type { OpenAPIObject } from '@nestjs/swagger';

export type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];
export type OwnSchema = Exclude<Schema, { $ref: string }>;

/** A schema itself, where it is only referred to. */
export function resolved(document: OpenAPIObject, schema: Schema): OwnSchema {
  const [only = schema] = 'allOf' in schema ? (schema.allOf ?? []) : [];
  return '$ref' in only ? resolved(document, document.components!.schemas![only.$ref.split('/').at(-1)!]) : only;
}
