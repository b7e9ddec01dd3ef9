import { Injectable, type PipeTransform } from '@nestjs/common';

import { idIn } from '../../http/whole-number.js';
import { NotFound } from './errors.js';

/** Turns a number in a path into one. What is none names nothing, so it is a 404 like any other. */
@Injectable()
export class NumberPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    const number = idIn(text);
    if (number === undefined) throw new NotFound('There is nothing of this number.');
    return number;
  }
}
