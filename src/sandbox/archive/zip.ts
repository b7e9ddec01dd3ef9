import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';

import { ArchiveError } from './archive-error.js';

/** A file of a zip: its name, and its text in parts, which are asked for when it is its turn. */
export interface Part {
  readonly name: string;
  readonly text: AsyncIterable<string>;
}

/** Writes a zip. The file is there when all of it is, and not before. */
export async function writeZip(file: string, parts: readonly Part[]): Promise<void> {
  const unfinished = `${file}.part`;
  const zip = new ZipWriter();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  for (const { name, text } of parts) {
    zip.addReadStreamLazy(name, (open) => {
      const stream = Readable.from(text, { objectMode: false });
      open(null, stream);
    });
  }
  zip.end();
  try {
    await pipeline(output, createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** A zip that is read file by file, each as often as it is asked for. */
export class ZipReader {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws ArchiveError when the file is no zip, Error when it cannot be read. */
  static async open(file: string): Promise<ZipReader> {
    const zip = await openPromise(file, { autoClose: false }).catch((error: NodeJS.ErrnoException) => {
      throw error.code ? error : new ArchiveError(`${file} is no zip: ${error.message}.`);
    });
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return new ZipReader(zip, entries);
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** The lines of one of its files; none when there is no such file. */
  async *lines(name: string): AsyncGenerator<string, void> {
    const entry = this.entries.get(name);
    if (!entry) return;
    const stream = await this.zip.openReadStreamPromise(entry);
    const lines = createInterface({ input: stream, crlfDelay: Infinity });
    // readline does not pass on what goes wrong with its input.
    let failure: Error | undefined;
    stream.once('error', (error) => {
      failure = error;
      lines.close();
    });
    for await (const line of lines) yield line;
    if (failure) throw new ArchiveError(`${name} cannot be read: ${failure.message}.`);
  }

  close(): void {
    this.zip.close();
  }
}
