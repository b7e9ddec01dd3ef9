import { type PipeTransform, Query, type Type } from '@nestjs/common';

import { readBody } from './body.js';

/** The query of a request as an instance of this class, but for the key that may stand in it. */
export const QueryAs = (type: Type<object>): ParameterDecorator => Query(new QueryReader(type));

class QueryReader<T extends object> implements PipeTransform<object, Promise<T>> {
  constructor(private readonly type: Type<T>) {}

  transform({ access_token: _key, ...query }: { access_token?: unknown }): Promise<T> {
    return readBody(this.type, query);
  }
}
