// What a run has tried and found.

/** The kinds of findings: an answer that is an error of the server's, late, or not the face's own, or a write that is gone or half. */
const KINDS = ['5xx', 'slow', 'lost', 'wrong'];

export class Report {
  #tried = 0;
  #statuses = new Map();
  /** The findings that are alike, by what they have in common. */
  #groups = new Map();

  /** Counts one request, by the status that it was answered with. */
  tried(status) {
    this.#tried += 1;
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
  }

  /** Notes a finding and prints it; of those that are alike only the first, with the command that `repeat` makes. */
  found(kind, where, why, repeat, log) {
    const group = `${kind} ${where}: ${why.replace(/\d+/g, '#')}`;
    this.#groups.set(group, (this.#groups.get(group) ?? 0) + 1);
    if (this.#groups.get(group) > 1) return;
    say(`FOUND ${kind}: ${where}: ${why}\n  ${repeat()}`);
    if (log) say(`  the server says: ${log}`);
  }

  /** Prints how often each status was answered, how many findings were like another one, and last one line of sums. */
  conclude() {
    const statuses = [...this.#statuses]
      .toSorted(([a], [b]) => a - b)
      .map(([status, count]) => `${status || 'none'} × ${count}`);
    say(`answers: ${statuses.join(', ')}`);
    for (const [group, count] of this.#groups) if (count > 1) say(`${count} times: ${group}`);
    say(`tried ${this.#tried}, ${KINDS.map((kind) => `${kind} ${this.#count(kind)}`).join(', ')}`);
  }

  get isClean() {
    return this.#groups.size === 0;
  }

  #count(kind) {
    const counts = [...this.#groups].map(([group, count]) => (group.startsWith(`${kind} `) ? count : 0));
    return counts.reduce((sum, count) => sum + count, 0);
  }
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}
