import type { Row } from './exchange.js';

export interface Filter {
  readonly text: string;
  readonly method: string;
  /** `4` for 400 to 499; `unread` for what sent something in vain. */
  readonly outcome: string;
}

export const NO_FILTER: Filter = { text: '', method: '', outcome: '' };

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
const OUTCOMES = [
  { value: '2', title: '2xx' },
  { value: '4', title: '4xx' },
  { value: '5', title: '5xx' },
  { value: 'unread', title: 'with unread fields' },
];

export function isShown(row: Row, { text, method, outcome }: Filter): boolean {
  const words = [row.path, row.operation, row.fault, row.why, ...row.unread, row.status].join(' ').toLowerCase();
  return (
    words.includes(text.trim().toLowerCase()) &&
    (method === '' || row.method === method) &&
    (outcome === '' || (outcome === 'unread' ? row.unread.length > 0 : String(row.status).startsWith(outcome)))
  );
}

export function Filters({ filter, change }: { filter: Filter; change: (filter: Filter) => void }) {
  return (
    <div class="bar-tools" role="group" aria-label="Filters">
      <label>
        <span class="hidden">Text</span>
        <input
          type="search"
          placeholder="Path, why …"
          value={filter.text}
          onInput={({ currentTarget }) => change({ ...filter, text: currentTarget.value })}
        />
      </label>
      <label>
        <span class="hidden">Method</span>
        <select
          value={filter.method}
          onChange={({ currentTarget }) => change({ ...filter, method: currentTarget.value })}
        >
          <option value="">Every method</option>
          {METHODS.map((method) => (
            <option key={method}>{method}</option>
          ))}
        </select>
      </label>
      <label>
        <span class="hidden">Outcome</span>
        <select
          value={filter.outcome}
          onChange={({ currentTarget }) => change({ ...filter, outcome: currentTarget.value })}
        >
          <option value="">Every outcome</option>
          {OUTCOMES.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
