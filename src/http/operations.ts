import findMyWay, { type HTTPMethod } from 'find-my-way';

/** How else the requests of an API may be written. */
interface Spellings {
  /** PUT is another word for PATCH. */
  readonly putIsPatch?: boolean;
  /** Every path may also end in `.json`. */
  readonly jsonEnding?: boolean;
}

/** What an API can be asked for: each operation is its method and its path, `GET /api/v1/gifts/{id}`. HEAD is GET. */
export class Operations {
  private readonly routes = findMyWay({ caseSensitive: false, ignoreTrailingSlash: true, maxParamLength: Infinity });

  constructor(
    readonly all: readonly string[],
    private readonly spellings: Spellings = {},
  ) {
    for (const operation of all) {
      const [method, path] = operation.split(' ');
      const route = path.replace(/\{(\w+)\}/g, ':$1');
      this.routes.on(method as HTTPMethod, route, () => undefined, { operation });
    }
  }

  /** The operation that a request asks for, whether there is a route for it or not. */
  of(method: string, path: string): string | undefined {
    const ended = this.spellings.jsonEnding ? path.replace(/\.json$/, '') : path;
    const found = this.routes.find(this.methodOf(method) as HTTPMethod, ended);
    const isWhole = Object.values(found?.params ?? {}).every((parameter) => parameter !== '');
    return isWhole ? found?.store.operation : undefined;
  }

  /** The operation that is called this, whatever what stands in its path is called; `undefined` when none is. */
  named(name: string): string | undefined {
    const [, method = '', path = ''] = /^(\S+)\s+(\S+)$/.exec(name.trim()) ?? [];
    const wanted = anonymous(`${this.methodOf(method.toUpperCase())} ${path}`);
    return this.all.find((operation) => anonymous(operation) === wanted);
  }

  private methodOf(method: string): string {
    if (method === 'HEAD') return 'GET';
    return method === 'PUT' && this.spellings.putIsPatch ? 'PATCH' : method;
  }
}

function anonymous(operation: string): string {
  return operation.replace(/\{\w+\}/g, '{}');
}
