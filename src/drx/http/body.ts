import { applyDecorators, Body, type PipeTransform, type Type } from '@nestjs/common';
import { ApiBody, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';

import { fieldsOf } from '../../fields/field.js';
import type { FieldError } from '../../fields/field-errors.js';
import { wrongFields } from '../../fields/wrong-fields.js';
import { ErrorBody } from './api.js';
import { DrxError, Invalid } from './errors.js';

/** A body that was read. What is wrong with it is told only when everything was looked at, all at once. */
export class ReadBody<T> {
  private readonly wrong: FieldError[];

  constructor(
    readonly value: T,
    wrong: readonly FieldError[],
  ) {
    this.wrong = [...wrong];
  }

  /** Notes that a field is wrong, unless that is known of it already. */
  addError(field: string, message: string): void {
    if (!this.hasError(field)) this.wrong.push({ field, message });
  }

  hasError(field: string): boolean {
    return this.wrong.some((known) => known.field === field);
  }

  /** @throws Invalid when any field is wrong. */
  throwIfInvalid(): void {
    if (this.wrong.length > 0) throw new Invalid(this.wrong);
  }
}

/** The body of a request as a `ReadBody` of this class. Fields that are read-only are passed over, unknown ones refused (choice). */
export const BodyAs = (type: Type<object>, record?: Type<object>): ParameterDecorator =>
  Body(new BodyReader(type, record));

/** Documents the body of a handler. */
export const ApiBodyAs = (type: Type<object>) =>
  applyDecorators(
    ApiBody({ type }),
    ApiUnprocessableEntityResponse({ description: 'Fields are wrong; the details name each.', type: ErrorBody }),
  );

class BodyReader<T extends object> implements PipeTransform<unknown, Promise<ReadBody<T>>> {
  private readonly passedOver: ReadonlySet<string>;

  constructor(
    private readonly type: Type<T>,
    record: Type<object> = type,
  ) {
    this.passedOver = new Set(fieldsOf(record).flatMap(({ key, readOnly }) => (readOnly ? [key] : [])));
  }

  async transform(body: unknown = {}): Promise<ReadBody<T>> {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new DrxError(400, 'The body must be a JSON object.');
    }
    const sent = Object.fromEntries(Object.entries(body).filter(([key]) => !this.passedOver.has(key)));
    const value = plainToInstance(this.type, sent);
    const wrong = await wrongFields(value, { forbidNonWhitelisted: true });
    // class-transformer passes over `__proto__` and `constructor` without a word.
    const dropped = Object.keys(sent).filter((key) => !Object.hasOwn(value, key));
    const unknown = dropped.map((field) => ({ field, message: 'is not known' }));
    return new ReadBody(value, [...wrong, ...unknown]);
  }
}
