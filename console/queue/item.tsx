import { useState } from 'preact/hooks';

import { Action } from '../parts/action.js';
import { Body } from '../parts/json.js';
import { When } from '../parts/when.js';

interface RecordOf {
  readonly record: string;
  readonly action: string;
}

interface Match {
  readonly by: string;
  readonly constituent_id: number;
  readonly sort_name: string | null;
}

export interface Item {
  readonly id: number;
  readonly status: string;
  readonly received_at: string;
  readonly handled_at: string | null;
  readonly payload: object;
  readonly ignored: readonly string[];
  readonly matches: readonly Match[];
  readonly makes: readonly (RecordOf & { readonly values: object })[];
  readonly wrong: readonly { readonly field: string; readonly message: string }[];
  readonly made: readonly (RecordOf & { readonly id: number })[];
}

/** Stands for a constituent that is yet to be made; no id does. */
const NEW = 'new';

/** What was sent, whose it is and what saving it would do; or what became of it. */
export function QueueItem({ item, path, reload }: { item: Item; path: string; reload: () => void }) {
  const { id, status, received_at, handled_at, payload, ignored, wrong, made, makes } = item;
  return (
    <>
      <h3>
        Item {id}{' '}
        <span class="quiet small-text">
          received <When at={received_at} />
          {handled_at && (
            <>
              , {status} <When at={handled_at} />
            </>
          )}
        </span>
      </h3>
      {made.length > 0 && (
        <p class="marks">
          {made.map(({ record, action, id: of }) => (
            <span key={`${record} ${of}`} class="tag on">
              {wordFor(action)} {record.replaceAll('_', ' ')} {of}
            </span>
          ))}
        </p>
      )}
      {wrong.length > 0 && (
        <div class="problem">
          <div>
            {wrong.map(({ field, message }) => (
              <p key={field}>
                <span class="mono">{field}</span> {message}
              </p>
            ))}
          </div>
        </div>
      )}
      <div class="exchange-parts">
        <div>
          <p class="quiet small-text">Sent{ignored.length > 0 && `; without meaning: ${ignored.join(', ')}`}</p>
          <Body text={JSON.stringify(payload)} label={`What was sent as item ${id}`} />
        </div>
        {makes.length > 0 && (
          <div>
            <p class="quiet small-text">Saving it would</p>
            {makes.map(({ record, action, values }) => (
              <Body
                key={record}
                text={`${action} ${record.replaceAll('_', ' ')} ${JSON.stringify(values, null, 2)}`}
                label={`The ${record.replaceAll('_', ' ')} of item ${id}`}
              />
            ))}
          </div>
        )}
      </div>
      {status === 'unsaved' && <Handle item={item} path={path} reload={reload} />}
    </>
  );
}

function Handle({ item: { id, matches }, path, reload }: { item: Item; path: string; reload: () => void }) {
  const found = matches.length === 1 ? String(matches[0].constituent_id) : '';
  const [whose, setWhose] = useState(matches.length === 0 ? NEW : found);
  const asFound = whose === found || matches.length === 0;
  const body = asFound ? undefined : { constituent_id: whose === NEW ? null : Number(whose) };
  return (
    <>
      <Action
        label="Save"
        title={`Save item ${id}`}
        call={{ method: 'POST', path: `${path}/save`, ...(body && { body }) }}
        done="The item is saved."
        then={reload}
      >
        {matches.length > 0 && (
          <label class="field grow">
            Whose it is
            <select required value={whose} onChange={({ currentTarget }) => setWhose(currentTarget.value)}>
              {matches.length > 1 && <option value="">Choose one</option>}
              {matches.map(({ constituent_id, sort_name, by }) => (
                <option key={constituent_id} value={constituent_id}>
                  {sort_name} ({constituent_id}), found by {by}
                </option>
              ))}
              <option value={NEW}>somebody new</option>
            </select>
          </label>
        )}
      </Action>
      <Action
        label="Reject"
        title={`Reject item ${id}`}
        danger
        call={{ method: 'POST', path: `${path}/reject` }}
        done="The item is rejected."
        then={reload}
      />
    </>
  );
}

function wordFor(action: string): string {
  return { create: 'made', update: 'changed', match: 'found' }[action] ?? action;
}
