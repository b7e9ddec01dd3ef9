import { applyDecorators, Body, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';

import type { FieldError } from '../../fields/field-errors.js';
import { EMPTY, MISSING } from '../../fields/validators.js';
import { wrongFields } from '../../fields/wrong-fields.js';
import { ApiRefusal } from './api.js';
import { BadRequest, NotSaved } from './errors.js';

/**
 * A body that was read: strings turned into numbers and booleans, unknown fields dropped (doc). What is wrong with it is
 * told when it is taken, so that LGL's answer to a missing parent comes first (live).
 */
export class SentBody<T extends object> {
  constructor(
    private readonly value: T,
    readonly errors: readonly FieldError[] = [],
  ) {}

  /** What was sent, right or wrong: for what has to be known before it is taken, such as what to lock. */
  get unchecked(): Readonly<Record<string, unknown>> {
    return this.value as Readonly<Record<string, unknown>>;
  }

  /** @throws NotSaved that tells of everything that is wrong, all at once. */
  accepted(): T {
    if (this.errors.length > 0) throw new NotSaved(...this.errors.map(sentence));
    return this.value;
  }
}

/** The body of a request as a `SentBody` of this class. */
export const BodyOf = (type: Type<object>): ParameterDecorator => Body(new BodyReader(type));

/** Documents the body of a handler. */
export const ApiBodyOf = (type: Type<object>) => applyDecorators(ApiBody({ type }), ApiRefusal());

/** The sentence with which LGL refuses an empty field (live). */
export function blank(field: string): string {
  const words = field.replaceAll('_', ' ');
  return `${words[0].toUpperCase()}${words.slice(1)} can't be blank`;
}

@Injectable()
class BodyReader<T extends object> implements PipeTransform<unknown, Promise<SentBody<T>>> {
  constructor(private readonly type: Type<T>) {}

  async transform(sent: unknown): Promise<SentBody<T>> {
    const body = sent ?? {};
    if (typeof body !== 'object' || Array.isArray(body)) throw new BadRequest('The body must be a JSON object.');
    return readBody(this.type, body);
  }
}

/** What was sent, as a `SentBody` of this class. */
export async function readBody<T extends object>(type: Type<T>, sent: object): Promise<SentBody<T>> {
  const value = plainToInstance(type, sent);
  return new SentBody(value, await wrongFields(value, { stopAtFirstError: true }));
}

function sentence({ field, message }: FieldError): string {
  const isBlank = message === MISSING || message === EMPTY;
  return isBlank && /^\w+$/.test(field) ? blank(field) : `${field} ${isBlank ? "can't be blank" : message}`;
}
