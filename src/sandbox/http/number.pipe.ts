import { Injectable, type PipeTransform } from '@nestjs/common';

import { MAX_INTEGER } from '../../fields/fields.js';
import { NotFound } from './errors.js';

/** Turns a number in a path into one. What is none names nothing, so it is a 404 like any other. */
@Injectable()
export class NumberPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Infinity;
    if (number > MAX_INTEGER) throw new NotFound('There is nothing of this number.');
    return number;
  }
}
