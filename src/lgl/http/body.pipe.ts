import { type ArgumentMetadata, Injectable, ValidationPipe, type ValidationError } from '@nestjs/common';

import { BadRequest, NotSaved } from './errors.js';

/**
 * Turns a body into its class: strings into numbers and booleans, unknown fields dropped (doc). What is wrong with
 * it is said all at once.
 */
@Injectable()
export class BodyPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      exceptionFactory: (errors) => new NotSaved(...errors.flatMap((error) => messagesOf(error))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body') return value;
    const body = value ?? {};
    if (typeof body !== 'object' || Array.isArray(body)) throw new BadRequest('The body must be a JSON object.');
    return super.transform(body, metadata);
  }
}

/** The messages of a field and of what is inside it, each beginning with the path to its field. */
function messagesOf({ property, constraints = {}, children = [] }: ValidationError, within = ''): string[] {
  const path = /^\d+$/.test(property) ? `${within}[${property}]` : within ? `${within}.${property}` : property;
  const own = Object.values(constraints)
    .slice(0, 1)
    .map((message) => path + message.slice(property.length));
  return [...own, ...children.flatMap((child) => messagesOf(child, path))];
}
