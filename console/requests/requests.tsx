import { useState } from 'preact/hooks';

import { answerTo, send } from '../calls.js';
import { ProblemBox } from '../loaded.js';
import { say } from '../notices.js';
import { When } from '../parts/when.js';
import { hrefOf, route } from '../route.js';
import { LOG, type Row } from './exchange.js';
import { Filters, isShown, NO_FILTER } from './filters.js';
import { type Log, useLog } from './log.js';
import { Opened } from './opened.js';
import { Status } from './status.js';

/** More are drawn when asked for. */
const DRAWN = 200;

/** What clients asked with this key, and what they were answered; it grows while one looks. */
export function Requests() {
  const [round, setRound] = useState(0);
  const [filter, setFilter] = useState(NO_FILTER);
  const log = useLog(round);
  const { parts } = route.use();
  const [, opened] = parts;
  const clear = async () => {
    await send({ method: 'DELETE', path: LOG }).then(
      () => say('The log is empty now.'),
      (error: Error) => say(error.message, true),
    );
    location.hash = hrefOf(['requests']);
    setRound(round + 1);
  };
  return (
    <div class={opened ? 'exchanges open' : 'exchanges'}>
      <section class="log">
        <div class="bar">
          <h1>Requests</h1>
          <span class={log.live ? 'live on' : 'live'} role="status">
            {log.live ? 'live' : 'connecting …'}
          </span>
          <div class="bar-tools">
            <button type="button" onClick={downloadHar}>
              Download HAR
            </button>
            <button type="button" onClick={clear}>
              Clear
            </button>
          </div>
          <Filters filter={filter} change={setFilter} />
        </div>
        <Rows log={log} rows={log.rows?.filter((row) => isShown(row, filter))} opened={opened} />
      </section>
      <div class="opened">
        {opened ? (
          <Opened key={opened} id={opened} />
        ) : (
          <p class="quiet">A request opens here: what was sent, what was answered, and why.</p>
        )}
      </div>
    </div>
  );
}

function Rows({ log, rows, opened }: { log: Log; rows?: readonly Row[]; opened?: string }) {
  const [drawn, setDrawn] = useState(DRAWN);
  if (log.problem && !log.rows) return <ProblemBox problem={log.problem} />;
  if (!rows) return <p class="quiet waiting">Loading …</p>;
  if (rows.length === 0) {
    return (
      <p class="empty">
        {log.rows?.length
          ? 'No request is like that.'
          : 'No requests yet. Call the API with this key, and they appear here by themselves.'}
      </p>
    );
  }
  return (
    <>
      <ol>
        {rows.slice(0, drawn).map((row) => (
          <li key={row.id}>
            <RowLink row={row} opened={opened === String(row.id)} />
          </li>
        ))}
      </ol>
      {rows.length > drawn && (
        <div class="pager">
          <span>
            {drawn} of {rows.length.toLocaleString()}
          </span>
          <button type="button" onClick={() => setDrawn(drawn + DRAWN)}>
            Show more
          </button>
        </div>
      )}
    </>
  );
}

function RowLink({
  row: { id, at, method, path, status, took, fault, why, unread },
  opened,
}: {
  row: Row;
  opened: boolean;
}) {
  const said = [fault && `fault: ${fault}`, why, ...unread].filter(Boolean).join(' · ');
  return (
    <a class="row" href={hrefOf(['requests', id])} aria-current={opened ? 'true' : undefined}>
      <Status status={status} />
      <span class="method">{method}</span>
      <span class="path">{path}</span>
      <span class="took">
        {Math.round(took)} ms · <When at={at} short />
      </span>
      {said && <span class="why">{said}</span>}
    </a>
  );
}

/** The whole log in the form that browsers and other tools read. */
async function downloadHar(): Promise<void> {
  try {
    const har = await answerTo({ path: `${LOG}.har` });
    const url = URL.createObjectURL(await har.blob());
    Object.assign(document.createElement('a'), { href: url, download: 'glowworm.har' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  } catch (error) {
    say((error as Error).message, true);
  }
}
