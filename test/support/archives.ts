import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll } from '@jest/globals';

import { writeZip, ZipReader } from '../../src/sandbox/archive/zip.js';

/** A folder for the files of one test file, removed after it. */
export function useFolder(): (name: string) => string {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'glowworm-files-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

/** The lines of every file of a zip, by the file's name. */
export async function readZip(file: string): Promise<Record<string, string[]>> {
  const zip = await ZipReader.open(file);
  const files: Record<string, string[]> = {};
  for (const name of zip.names) {
    files[name] = [];
    for await (const line of zip.lines(name)) files[name].push(line);
  }
  zip.close();
  return files;
}

/** Writes a zip of these lines. */
export async function zipOf(file: string, files: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const part = async function* (lines: readonly string[]) {
    yield lines.map((line) => `${line}\n`).join('');
  };
  await writeZip(
    file,
    Object.entries(files).map(([name, lines]) => ({ name, text: part(lines) })),
  );
  return file;
}
