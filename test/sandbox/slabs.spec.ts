import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { Slabs } from '../../src/sandbox/requests/slabs.js';

const part = fc.oneof(fc.string({ unit: 'binary', maxLength: 5000 }), fc.uint8Array({ maxLength: 5000 }));

describe('Slabs', () => {
  it('keep every text and every run of bytes as they were, whatever comes after them', () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const slabs = new Slabs({});
        const kept = parts.map((each) => slabs.keep(each));
        expect(kept.map((each) => Buffer.from(each))).toEqual(parts.map((each) => Buffer.from(each as string)));
      }),
    );
  });

  it('keep a text once that comes several times in a row', () => {
    const slabs = new Slabs({});
    const [first, second] = [slabs.keep('the same'), slabs.keep(['the', 'same'].join(' '))];
    expect(second).toBe(first);
    expect(Buffer.from(slabs.keep('another')).toString()).toBe('another');
    expect(Buffer.from(first).toString()).toBe('the same');
  });

  it('take no more memory than about twice what they keep', () => {
    const slabs = new Slabs({});
    const kept = Array.from({ length: 3000 }, (_, index) => slabs.keep('x'.repeat(index % 700)));
    const bytes = kept.reduce((sum, { length }) => sum + length, 0);
    const taken = [...new Set(kept.map(({ buffer }) => buffer))].reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(taken).toBeLessThan(bytes * 2.1);
  });
});
