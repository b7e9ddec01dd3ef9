import type { OpenAPIObject } from '@nestjs/swagger';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly operation: NonNullable<OpenAPIObject['paths'][string][Method]>;
}

/** What the usual handlers are called, and what their operations are. */
const VERBS: Readonly<Record<string, string>> = {
  list: 'list',
  search: 'search',
  create: 'create',
  show: 'show',
  update: 'update',
  put: 'replace',
  delete: 'delete',
};

/**
 * The id of each operation, as a generated client calls it: `listPhoneNumbers`, `showPhoneNumber`. Where several paths
 * would have the same, the shortest keeps it and the others say whose they are: `listNotes`, `listConstituentNotes`.
 */
export function operationIds(operations: readonly Operation[]): ReadonlyMap<Operation, string> {
  return new Map(
    operations.map((described) => {
      const short = idOf(described, 1);
      const isShortest = operations.every(
        (other) => other === described || idOf(other, 1) !== short || nounsOf(other).length > nounsOf(described).length,
      );
      return [described, isShortest ? short : idOf(described, Infinity)];
    }),
  );
}

/** The verb and the last so many nouns of the path. */
function idOf(described: Operation, depth: number): string {
  const { method, operation } = described;
  // Nest counts the paths of a handler that has several: `NotesController_list[0]`.
  const [handler = method] = operation.operationId?.split('_').at(-1)?.match(/^\w+/) ?? [];
  const nouns = nounsOf(described);
  const usual = VERBS[handler];
  if (usual === undefined) {
    const pages = operation.parameters?.some((parameter) => 'name' in parameter && parameter.name === 'limit');
    const owners = nouns.filter((noun) => noun !== handler);
    const verb = method === 'get' ? (pages ? 'list' : 'show') : method;
    return `${verb}${[...owners.slice(-depth).map(singular), handler].map(pascal).join('')}`;
  }
  const named = nouns.filter((noun) => noun !== handler).slice(-depth);
  const last = ['list', 'search'].includes(usual) ? named.at(-1)! : singular(named.at(-1)!);
  return `${usual}${[...named.slice(0, -1).map(singular), last].map(pascal).join('')}`;
}

/** What a path names, without the API's own prefix and without ids. */
function nounsOf({ path }: Operation): string[] {
  return path
    .replace(/^\/(sandbox|\w+\/v\d+)\//, '')
    .split('/')
    .filter((segment) => !segment.startsWith('{'));
}

function singular(noun: string): string {
  return noun.replace(/ies$/, 'y').replace(/(ss)es$|s$/, '$1');
}

function pascal(noun: string): string {
  return noun.replace(/(?:^|[-_.])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
