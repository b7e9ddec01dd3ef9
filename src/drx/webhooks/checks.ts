import type { Check } from '../../fields/validators.js';

/** A URL that a delivery can be sent to. */
export const webAddress: Check = (value) => {
  const url = URL.canParse(String(value)) ? new URL(String(value)) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return 'must be an http or https address';
  return url.username || url.password ? 'must not hold a user name or password' : undefined;
};

/** What HTTP and the deliveries themselves decide, so that nobody else can (choice). */
const OURS =
  /^(content-.*|proxy-.*|connection|expect|host|http2-settings|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/** The name of a header, as HTTP allows it (RFC 9110). */
export const fieldName: Check = (value) => {
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(String(value))) return 'must be the name of a header';
  return OURS.test(String(value)) ? 'must not be a header that every delivery sets by itself' : undefined;
};

/** The value of a header: printable, in one line. */
export const fieldValue: Check = (value) =>
  /^[\x20-\x7E]*$/.test(String(value)) ? undefined : 'must be printable ASCII in one line';
