const FIRST = 2 * 1024;
const LARGEST = 256 * 1024;

/** What was kept last, whosever it is: who asks again and again is often answered the same, which is kept once. */
export interface LastKept {
  text?: string;
  bytes?: Uint8Array;
}

/**
 * Keeps bytes one after the other in slabs of memory that JavaScript's collector does not move: texts that are kept for a while
 * would be copied by it several times. A slab is let go with the last of what it holds. The first is small and each is
 * twice as large as the one before, so that no more is taken than about twice what is kept.
 */
export class Slabs {
  private slab = Buffer.alloc(0);
  private used = 0;
  private next = FIRST;

  constructor(private readonly last: LastKept) {}

  keep(part: string | Uint8Array): Uint8Array {
    if (typeof part !== 'string') return this.add(part);
    if (part !== this.last.text) Object.assign(this.last, { text: part, bytes: this.add(part) });
    return this.last.bytes!;
  }

  private add(part: string | Uint8Array): Uint8Array {
    const length = typeof part === 'string' ? Buffer.byteLength(part) : part.length;
    if (length > this.slab.length - this.used) this.begin(length);
    const kept = this.slab.subarray(this.used, this.used + length);
    if (typeof part === 'string') kept.write(part);
    else kept.set(part);
    this.used += length;
    return kept;
  }

  private begin(length: number): void {
    this.slab = Buffer.allocUnsafeSlow(Math.max(this.next, length));
    this.used = 0;
    this.next = Math.min(this.next * 2, LARGEST);
  }
}
