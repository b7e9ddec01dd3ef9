import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { REDACTED, Redactor } from '../../src/sandbox/requests/redaction.js';

const KEY = 'Geheim+Schlüssel"7';
const SECRET = 'q9Zx-hidden';
const redactor = new Redactor(new Set(['access_token', 'header_value']), [KEY]);

const hidden = fc.constantFrom(KEY, '123-45-6789', 'glw_0123456789abcdefghij');
const around = fc
  .tuple(fc.string(), hidden, fc.string())
  .map(([before, secret, after]) => `${before} ${secret} ${after}`);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    around,
    fc.integer(),
    fc.record({ header_value: fc.constant(SECRET), inner: tie('tree') }),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
}));

describe('Redaction', () => {
  it('leaves no key, number or secret field in a body, however deep, and the body is JSON still', () => {
    fc.assert(
      fc.property(tree, (body) => {
        const clean = JSON.stringify(JSON.parse(redactor.body(JSON.stringify(body))));
        for (const secret of [JSON.stringify(KEY).slice(1, -1), '123-45-6789', 'glw_0123', SECRET])
          expect(clean).not.toContain(secret);
      }),
    );
  });

  it('leaves a body as it was sent where nothing in it is secret', () => {
    const body = '{ "first_name":"Ada",  "amount": 1.50 }';
    expect(redactor.body(body)).toBe(body);
  });

  it('sees secrets in forms, addresses and the beginning of a body', () => {
    expect(redactor.pairs('/x?a=1&access_token=abc&b=2')).toBe(`/x?a=1&access_token=${REDACTED}&b=2`);
    expect(redactor.body('a=1&hook[header_value]=abc')).toBe(`a=1&hook[header_value]=${REDACTED}`);
    expect(redactor.body('{"header_value":"ab')).toBe(`{"header_value":"${REDACTED}"`);
  });

  it('also reads a body that is nested deeper than any that is taken', () => {
    const deep = (inner: string) => '['.repeat(100_000) + inner + ']'.repeat(100_000);
    expect(redactor.body(deep('1'))).toBe(deep('1'));
    expect(redactor.body(deep('{"header_value":"abc"}'))).toBe(deep(`{"header_value":"${REDACTED}"}`));
  });
});
