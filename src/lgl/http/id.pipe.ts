import { Injectable, type PipeTransform } from '@nestjs/common';

import { idIn } from '../../http/whole-number.js';
import { ItemNotFound } from './errors.js';

/** Turns an id in a path into a number. What is no id names no record, so it is a 404 like any other. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    const id = idIn(text);
    if (id === undefined) throw new ItemNotFound(text);
    return id;
  }
}

/** Turns all the ids of a path (`constituents/:constituent_id/notes`) into numbers. */
@Injectable()
export class IdsPipe implements PipeTransform<Record<string, string>, Record<string, number>> {
  private readonly id = new IdPipe();

  transform(params: Record<string, string>): Record<string, number> {
    return Object.fromEntries(Object.entries(params).map(([name, text]) => [name, this.id.transform(text)]));
  }
}
