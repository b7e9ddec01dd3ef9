import type { OpenAPIObject } from '@nestjs/swagger';

import { exampleOf } from './examples.js';
import { addIgnoredFields } from './ignored-fields.js';
import { type Operation, operationIds } from './operation-ids.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** What a successful answer holds, by the word that the operation's id begins with. */
const ANSWERS: Readonly<Record<string, string>> = {
  list: 'One page of the list.',
  search: 'One page of what was found.',
  create: 'The new record.',
  show: 'What was asked for.',
  update: 'The record as it is now.',
  replace: 'The record as it is now.',
  delete: 'It is deleted.',
};

/** A document as Nest makes it, with what its decorators cannot say: names, examples, what is ignored and what needs no key. */
export function polished(document: OpenAPIObject): OpenAPIObject {
  addIgnoredFields(document);
  const operations = operationsOf(document);
  const ids = operationIds(operations);
  for (const described of operations) {
    const { path, operation } = described;
    operation.operationId = ids.get(described)!;
    operation.security ??= [];
    // A handler's parameters are on each of its paths, also where a path does not have them.
    operation.parameters = operation.parameters?.filter(
      (parameter) => !('in' in parameter) || parameter.in !== 'path' || path.includes(`{${parameter.name}}`),
    );
    for (const [status, answer] of Object.entries(operation.responses)) {
      if (status.startsWith('2') && 'description' in answer! && !answer.description) {
        answer.description = ANSWERS[/^[a-z]+/.exec(operation.operationId)![0]] ?? 'It is done.';
      }
    }
    const body = operation.requestBody && 'content' in operation.requestBody ? operation.requestBody : undefined;
    for (const content of Object.values(body?.content ?? {})) {
      if (content.schema) content.example ??= exampleOf(document, content.schema);
    }
  }
  dropUnused(document);
  return document;
}

export function operationsOf({ paths }: OpenAPIObject): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

/** Drops the schemas that nothing refers to. */
function dropUnused({ paths, components }: OpenAPIObject): void {
  const schemas = components?.schemas ?? {};
  const used = new Set<string>();
  const follow = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(schemas[name]);
    }
  };
  follow(paths);
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name];
}
