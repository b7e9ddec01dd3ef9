import * as classTransformer from 'class-transformer';
import * as classValidator from 'class-validator';
import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';

import { fieldErrors } from '../../fields/field-errors.js';
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
      // Named here, the two are the bundled ones; by itself the pipe would look for them while running.
      transformerPackage: classTransformer,
      validatorPackage: classValidator,
      exceptionFactory: (errors) =>
        new NotSaved(...fieldErrors(errors).map(({ field, message }) => `${field} ${message}`)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body') return value;
    const body = value ?? {};
    if (typeof body !== 'object' || Array.isArray(body)) throw new BadRequest('The body must be a JSON object.');
    return super.transform(body, metadata);
  }
}
