import type { Check } from '../../fields/validators.js';

/** A URL that a delivery can be sent to. */
export const webAddress: Check = (value) => {
  const url = URL.canParse(String(value)) ? new URL(String(value)) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return 'must be an http or https address';
  return url.username || url.password ? 'must not hold a user name or password' : undefined;
};

/** What the deliveries themselves decide, so that nobody else can. */
const OURS = [
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** The name of a header, as HTTP allows it (RFC 9110). */
export const fieldName: Check = (value) => {
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(String(value))) return 'must be the name of a header';
  return OURS.includes(String(value).toLowerCase()) ? 'must not be a header that every delivery has' : undefined;
};

/** The value of a header: printable, in one line. */
export const fieldValue: Check = (value) =>
  /^[\x20-\x7E]*$/.test(String(value)) ? undefined : 'must be printable ASCII in one line';
