import { useState } from 'preact/hooks';

import { curlOf } from '../calls.js';
import { Show, useLoaded } from '../loaded.js';
import { say } from '../notices.js';
import { CopyButton } from '../parts/curl.js';
import { Body } from '../parts/json.js';
import { When } from '../parts/when.js';
import { hrefOf } from '../route.js';
import { type Exchange, LOG, type Message } from './exchange.js';
import { again, replay } from './replay.js';
import { Status } from './status.js';

/** One request with its answer and the why. */
export function Opened({ id }: { id: string }) {
  const loaded = useLoaded<Exchange>(`${LOG}/${encodeURIComponent(id)}`);
  return (
    <>
      <p class="narrow">
        <a href={hrefOf(['requests'])}>All requests</a>
      </p>
      <Show loaded={loaded}>{(exchange) => <Told exchange={exchange} />}</Show>
    </>
  );
}

function Told({ exchange }: { exchange: Exchange }) {
  const { method, path, status, at, took, operation, fault, why, unread, request, answer } = exchange;
  return (
    <>
      <h1>
        {method} {path}
      </h1>
      <p class="quiet small-text">
        <Status status={status} /> · {took.toFixed(1)} ms · <When at={at} />
        {operation && (
          <>
            {' '}
            · <span class="mono">{operation}</span>
          </>
        )}
        {fault && (
          <>
            {' '}
            · fault: <span class="mono">{fault}</span>
          </>
        )}
      </p>
      <div class="bar-tools">
        <Replay exchange={exchange} />
        <CopyButton label="Copy as curl" text={curlOf(again(exchange))} of="this request" />
      </div>
      {(why || unread.length > 0) && (
        <div class="why-box">
          {why && <p>{why}</p>}
          {unread.length > 0 && (
            <ul>
              {unread.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      <Part title="Request" message={request} />
      <Part title="Answer" message={answer} />
    </>
  );
}

function Replay({ exchange }: { exchange: Exchange }) {
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    await replay(exchange).then(
      (status) => say(`Sent again, and answered ${status}.`),
      () => say('Sent again, and there was no answer.', true),
    );
    setBusy(false);
  };
  return (
    <button type="button" class="small" disabled={busy} onClick={act}>
      Replay
    </button>
  );
}

function Part({ title, message: { headers, body } }: { title: string; message: Message }) {
  return (
    <>
      <h2>{title}</h2>
      {body ? <Body text={body} label={`Body of the ${title.toLowerCase()}`} /> : <p class="quiet">No body.</p>}
      <details>
        <summary>Headers</summary>
        <Body
          text={Object.entries(headers)
            .map(([name, value]) => `${name}: ${value}`)
            .join('\n')}
          label={`Headers of the ${title.toLowerCase()}`}
        />
      </details>
    </>
  );
}
