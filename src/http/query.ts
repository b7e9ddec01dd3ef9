import { BadRequestException } from '@nestjs/common';

import { type HttpRequest, pathOf } from './http-request.js';

/** 400: a query parameter is no text that a database could look for. */
export class UnreadableParameter extends BadRequestException {
  constructor(
    readonly parameter: string,
    readonly wrong: string,
  ) {
    super(`${parameter} ${wrong}`);
  }
}

/**
 * Refuses a NUL in the query, which PostgreSQL cannot even compare. It is the only text that it cannot and that can
 * come in a query: what is malformed otherwise was replaced when the query was read.
 * @throws UnreadableParameter
 */
export function refuseNul(request: HttpRequest): void {
  if (!request.originalUrl.includes('%00', pathOf(request).length)) return;
  for (const [name, value] of Object.entries(request.query)) {
    if (name.includes('\0')) throw new UnreadableParameter('A parameter', 'must not have a NUL character in its name');
    if (String(value).includes('\0')) throw new UnreadableParameter(name, 'must not contain a NUL character');
  }
}
