import type { NestExpressApplication } from '@nestjs/platform-express';

import type { OpenApi } from './openapi.js';

/** The routes under these prefixes that the server's router really has, as sorted `METHOD /path` lines. */
export function routesUnder(app: NestExpressApplication, prefixes: readonly string[]): string[] {
  return app
    .getHttpAdapter()
    .getInstance()
    .router.stack.flatMap(({ route }) => route?.stack.map(({ method }) => line(method, route.path)) ?? [])
    .filter((route) => prefixes.some((prefix) => route.includes(` ${prefix}/`)))
    .toSorted();
}

/** The same of an OpenAPI document. */
export function documentedRoutes({ paths }: OpenApi): string[] {
  return Object.entries(paths)
    .flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => line(method, path.replace(/\{(\w+)\}/g, ':$1'))),
    )
    .toSorted();
}

function line(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}
