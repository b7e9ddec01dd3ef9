import { statSync } from 'node:fs';

/** A file as it was when it was opened: whoever has it open does not notice that it was deleted or replaced. */
export class OpenedFile {
  private readonly opened: string | undefined;
  private lookedAt = -Infinity;
  private isSame = true;

  constructor(private readonly path: string) {
    this.opened = identityOf(path);
  }

  /** Whether the path still leads to it, as seen at most `maxAgeMs` ago. */
  isInPlace(maxAgeMs = 0): boolean {
    if (performance.now() - this.lookedAt >= maxAgeMs) {
      this.isSame = identityOf(this.path) === this.opened;
      this.lookedAt = performance.now();
    }
    return this.isSame;
  }
}

function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}
