import { BadRequestException } from '@nestjs/common';

import type { HttpRequest } from './http-request.js';

/**
 * The value of a header that may come only once: two keys would be joined, or the second passed over.
 * @throws BadRequestException when it came more than once.
 */
export function soleHeader(
  { headersDistinct }: Pick<HttpRequest, 'headersDistinct'>,
  name: string,
): string | undefined {
  const values = headersDistinct[name.toLowerCase()] ?? [];
  if (values.length > 1) throw new BadRequestException(`${name} was sent more than once.`);
  return values[0];
}
