import { applyDecorators, Body, type PipeTransform, type Type } from '@nestjs/common';
import { ApiBody, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';

import { wrongFields } from '../../fields/wrong-fields.js';
import { ErrorBody } from './api.js';
import { Invalid, SandboxError } from './errors.js';

/** The body of a request as an instance of this class. Fields that it does not know are refused. */
export const BodyAs = (type: Type<object>): ParameterDecorator => Body(new BodyReader(type));

/** Documents the body of a handler. */
export const ApiBodyAs = (type: Type<object>, { required = true } = {}) =>
  applyDecorators(
    ApiBody({ type, required }),
    ApiUnprocessableEntityResponse({ description: 'Fields are wrong; the details name each.', type: ErrorBody }),
  );

class BodyReader<T extends object> implements PipeTransform<unknown, Promise<T>> {
  constructor(private readonly type: Type<T>) {}

  transform(body: unknown = {}): Promise<T> {
    return readBody(this.type, body);
  }
}

/**
 * What was sent, as an instance of this class.
 * @throws Invalid when fields are wrong or not known, SandboxError when it is no object.
 */
export async function readBody<T extends object>(type: Type<T>, body: unknown): Promise<T> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new SandboxError(400, 'The body must be a JSON object.');
  }
  const value = plainToInstance(type, body);
  const wrong = await wrongFields(value, { forbidNonWhitelisted: true });
  if (wrong.length > 0) throw new Invalid(wrong);
  return value;
}
