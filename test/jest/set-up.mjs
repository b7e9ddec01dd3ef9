import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps what is there in memory: nothing in it survives a power cut, and nothing waits for a disk. */
const MEMORY = '/dev/shm';
/** More than all databases of a run take at a time. Containers often have less. */
const ROOM = 1024 ** 3;

/**
 * Makes a folder for the SQLite databases of this run (`test/support/database.ts`), removed after it, and gives its template
 * databases on PostgreSQL a name, by which they are removed.
 */
export default function setUp() {
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'glowworm-tests-'));
  // The workers, which are started later, know it by this.
  process.env.TEST_FOLDER = folder;
  process.env.TEST_TEMPLATES = `glowworm_template_${randomUUID().replaceAll('-', '')}`;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // A signal that ends the run would leave the folder behind.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
}

function hasRoom() {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM;
}
