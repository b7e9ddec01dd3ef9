import { useEffect, useState } from 'preact/hooks';

import { Problem, send } from '../calls.js';
import { entriesOf } from '../list.js';
import { LOG, type Row } from './exchange.js';
import { listenTo } from './stream.js';

/** How long new rows are gathered before they are drawn, in milliseconds: a fast client is drawn in steps. */
const GATHERED_MS = 50;
/** How long a broken stream waits before it is asked for again, in milliseconds. */
const PAUSE_MS = 1000;

/** As many as the server keeps for an account. */
const MAX_ROWS = 1000;

export interface Log {
  /** The newest first. */
  readonly rows?: readonly Row[];
  readonly problem?: Problem;
  /** New requests come by themselves. */
  readonly live: boolean;
}

/** The log of the account, which grows as requests come; read anew in each round. */
export function useLog(round: number): Log {
  const [log, setLog] = useState<Log>({ live: false });
  useEffect(() => {
    const gone = new AbortController();
    void follow((change) => gone.signal.aborted || setLog((log) => ({ ...log, ...change })), gone.signal);
    return () => gone.abort();
  }, [round]);
  return log;
}

/** Reads what there is and hears what comes, again whenever the server was away, until it is stopped. */
async function follow(tell: (change: Partial<Log>) => void, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await followOnce(tell, stop);
    } catch (problem) {
      tell({ problem: problem as Problem });
    }
    tell({ live: false });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function followOnce(tell: (change: Partial<Log>) => void, stop: AbortSignal): Promise<void> {
  // What comes while the list is read is in the stream, so nothing is missed between the two.
  const coming = await listenTo(`${LOG}/stream`, stop);
  const items = entriesOf<Row>(await send({ path: LOG }, stop));
  const rows = new Map(items.map((row) => [row.id, row]));
  const draw = () => tell({ rows: [...rows.values()].toSorted((a, b) => b.id - a.id).slice(0, MAX_ROWS) });
  draw();
  tell({ live: true, problem: undefined });
  let drawing: ReturnType<typeof setTimeout> | undefined;
  for await (const data of coming) {
    const row = JSON.parse(data) as Row;
    if (typeof row.id !== 'number') continue;
    rows.set(row.id, row);
    drawing ??= setTimeout(() => {
      drawing = undefined;
      draw();
    }, GATHERED_MS);
  }
}
