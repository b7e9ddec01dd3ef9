import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

import type { Faces } from '../http/face.js';
import type { Fields, OperationDoc } from '../http/operation-docs.js';
import { documentOf, DOCUMENTS } from './documents.js';
import { operationsOf } from './polish.js';
import { resolved, type Schema } from './schemas.js';

/** What the documents say of the operations of the faces. */
export function documentedOperations(app: INestApplication, faces: Faces): ReadonlyMap<string, OperationDoc> {
  const found = new Map<string, OperationDoc>();
  for (const documented of DOCUMENTS) {
    const document = documentOf(app, documented);
    for (const { method, path, operation } of operationsOf(document)) {
      const name = faces.operationNamed(`${method} ${path}`);
      if (name === undefined || found.has(name)) continue;
      found.set(name, {
        summary: operation.summary ?? '',
        statuses: Object.keys(operation.responses).map(Number),
        body: fieldsIn(document, operation.requestBody),
      });
    }
  }
  return found;
}

function fieldsIn(document: OpenAPIObject, described: object | undefined): Fields | undefined {
  const { content } = (described ?? {}) as { content?: Record<string, { schema?: Schema }> };
  const schema = content?.['application/json']?.schema;
  return schema && fieldsOf(document, schema);
}

function fieldsOf(document: OpenAPIObject, schema: Schema): Fields | undefined {
  const { properties, items } = resolved(document, schema);
  if (items) return fieldsOf(document, items);
  if (!properties) return undefined;
  return new Map(Object.entries(properties).map(([name, field]) => [name, fieldsOf(document, field)]));
}
