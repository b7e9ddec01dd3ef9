import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { DRIVEN } from '../../scripts/ledger.mjs';

const TESTS = fileURLToPath(new URL('../', import.meta.url));
/** The tests of the APIs; others set up failures, whose statuses prove nothing. */
const FOLDERS = ['contract', 'drx', 'lgl', 'rules'].map((folder) => join(TESTS, folder, sep));

/**
 * Gathers which operations the tests drive and what they are answered. When all of them have run, everything that
 * `test/driven.json` says must have been seen; with RECORD_DRIVEN, the file is written instead.
 */
export default class DrivenReporter {
  #folder = mkdtempSync(join(tmpdir(), 'glowworm-driven-'));
  #isWhole;
  #error;

  constructor({ testNamePattern }) {
    this.#isWhole = !testNamePattern;
    // The workers, which are started later, write there.
    process.env.DRIVEN_FOLDER = this.#folder;
  }

  onRunComplete(_contexts, { testResults, success }) {
    const driven = this.#gathered();
    const ran = new Set(testResults.map(({ testFilePath }) => testFilePath));
    if (!this.#isWhole || !specs().every((path) => ran.has(path))) return;
    // Whether it succeeded or not: it can fail for what is about to be written.
    if (process.env.RECORD_DRIVEN) return writeFileSync(DRIVEN, textOf(driven));
    if (!success) return;
    const claims = Object.entries(JSON.parse(readFileSync(DRIVEN, 'utf8')));
    const untrue = claims.flatMap(([operation, statuses]) =>
      statuses.filter((status) => !driven.get(operation)?.has(status)).map((status) => `${operation} ${status}`),
    );
    if (untrue.length === 0) return;
    const said = `No test is answered any more what test/driven.json says: ${untrue.join(', ')}. Run: npm run fidelity -- --record`;
    process.stderr.write(`\n${said}\n`);
    this.#error = new Error(said);
  }

  getLastError() {
    return this.#error;
  }

  /** The statuses by operation. */
  #gathered() {
    const driven = new Map();
    for (const name of readdirSync(this.#folder)) {
      for (const line of readFileSync(join(this.#folder, name), 'utf8').split('\n').filter(Boolean)) {
        const [path, operation, status] = line.split('\t');
        if (!isOfApis(path)) continue;
        driven.set(operation, (driven.get(operation) ?? new Set()).add(Number(status)));
      }
    }
    rmSync(this.#folder, { recursive: true });
    return driven;
  }
}

function specs() {
  const names = readdirSync(TESTS, { recursive: true }).filter((name) => name.endsWith('.spec.ts'));
  return names.map((name) => join(TESTS, name)).filter(isOfApis);
}

function isOfApis(path) {
  return FOLDERS.some((folder) => path.startsWith(folder));
}

function textOf(driven) {
  const lines = [...driven].map(
    ([operation, statuses]) => `  "${operation}": [${[...statuses].toSorted((a, b) => a - b).join(', ')}]`,
  );
  return `{\n${lines.toSorted().join(',\n')}\n}\n`;
}
