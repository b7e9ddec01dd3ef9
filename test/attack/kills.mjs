// Kills the server while it writes, starts it again and reads everything back: what was answered is there, and nothing is half.
import { setTimeout as wait } from 'node:timers/promises';

import * as fc from 'fast-check';

import { constituents, patients } from './written.mjs';
import { curlOf, send } from './send.mjs';

const WRITERS = 8;
const PATIENCE_MS = 15_000;

/** Kills the server `kills` times, each at a moment that `seed` decides. */
export async function attackByKilling(server, report, { seed, kills }) {
  const moments = fc.sample(fc.integer({ min: 50, max: 800 }), { seed, numRuns: kills });
  const books = [constituents, patients].map((kind) => new Book(server, report, kind));
  for (const moment of moments) {
    const writing = Array.from({ length: WRITERS }, (_, writer) => books[writer % books.length].write(writer));
    await wait(moment);
    await server.kill();
    await Promise.all(writing);
    await server.start();
    for (const book of books) await book.check();
  }
}

/** What the server must hold of one kind of record. */
class Book {
  /** For each id the states that the record may be in, as JSON: the last that was answered, and one that was under way. */
  #states = new Map();
  #written = 0;
  #server;
  #report;
  #kind;

  constructor(server, report, kind) {
    this.#server = server;
    this.#report = report;
    this.#kind = kind;
  }

  /** Creates records and changes them, step by step, until the server no longer answers. */
  async write(writer) {
    for (;;) {
      const name = `w${writer}x${(this.#written += 1)}`;
      let state = this.#kind.created(name, this.#written);
      const answer = await this.#send(this.#kind.create(state));
      if (answer.status === 0) return;
      if (answer.status >= 300) continue;
      const { id } = JSON.parse(answer.text);
      this.#states.set(id, [JSON.stringify(state)]);
      for (const change of this.#kind.changes) {
        const { request, state: next } = change(id, state, this.#written);
        this.#states.set(id, [JSON.stringify(state), JSON.stringify(next)]);
        const { status } = await this.#send(request);
        if (status === 0) return;
        if (status < 300) state = next;
        this.#states.set(id, [JSON.stringify(state)]);
      }
    }
  }

  /** Reads every record and reports what is lost, half or there twice. */
  async check() {
    const found = new Map();
    const { rows, total } = await this.#kind.list((path) => this.#read(path));
    if (rows.length !== total) this.#lost(this.#kind.path, `total says ${total}, there are ${rows.length}`);
    for (const { id } of rows) {
      const path = `${this.#kind.path}/${id}`;
      const record = await this.#read(path);
      if (record === undefined) continue;
      const breach = this.#kind.breachOf(record);
      if (breach) this.#lost(path, breach);
      const state = JSON.stringify(this.#kind.stateOf(record));
      const may = this.#states.get(id);
      // Its create was under way: it may be there, but only whole.
      const isWhole = may ? may.includes(state) : this.#kind.isWhole(record);
      if (!isWhole) this.#lost(path, `it may be ${may?.join(' or ') ?? 'whole'} and is ${state}`);
      found.set(id, [state]);
    }
    for (const [id, may] of this.#states) {
      if (!found.has(id) && !may.includes('null'))
        this.#lost(`${this.#kind.path}/${id}`, 'it was answered and is gone');
    }
    this.#states = found;
  }

  async #read(path) {
    const { status, text } = await this.#send({ path });
    return status === 200 ? JSON.parse(text) : undefined;
  }

  async #send({ body, ...request }) {
    const json = body && { body: JSON.stringify(body) };
    const whole = { ...request, ...json, headers: { ...this.#kind.headers, 'Content-Type': 'application/json' } };
    const answer = await send(this.#server.url, whole, PATIENCE_MS);
    // Without an answer it was the kill.
    if (answer.status > 0) this.#report.tried(answer.status);
    const isLate = answer.failure === 'timeout';
    if (isLate || answer.status >= 400) {
      const where = `${whole.method ?? 'GET'} ${this.#kind.path}`;
      const why = isLate ? 'no answer' : `answered ${answer.status} ${answer.text}`;
      const kind = isLate ? 'slow' : answer.status >= 500 ? '5xx' : 'wrong';
      this.#report.found(kind, where, why, () => curlOf(this.#server.url, whole), this.#server.lastError());
    }
    return answer;
  }

  #lost(path, why) {
    const request = { path, headers: this.#kind.headers };
    this.#report.found('lost', path, why, () => curlOf(this.#server.url, request));
  }
}
