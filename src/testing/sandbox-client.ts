import { request } from 'node:http';

import type { RecordCounts } from '../sandbox/account/account.service.js';
import type { SandboxCalls } from '../sandbox/calls.js';
import type { ItemAnswer } from '../sandbox/integrations/integration.views.js';
import type { SnapshotRow } from '../sandbox/snapshots/snapshots.service.js';

/** A call of the sandbox was refused. The message is the server's. */
export class SandboxCallError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** The fields that were wrong, each with what was wrong. */
    readonly details: readonly { readonly field: string; readonly message: string }[] = [],
  ) {
    super(message);
  }
}

/** The calls of `/sandbox` for the account of a key, at the server whose address this is. */
export function sandboxAt(url: string, key: string): SandboxCalls {
  const call = <T>(method: string, path: string, body?: object) => send<T>(method, `${url}/sandbox/${path}`, key, body);
  const get = <T>(path: string, query: object = {}) => call<T>('GET', `${path}${queryOf(query)}`);
  const snapshot = (name: string) => `snapshots/${encodeURIComponent(name)}`;
  const integration = (uuid: string) => `integrations/${encodeURIComponent(uuid)}`;
  return {
    reset: (to) => call('POST', 'reset', { to }),
    snapshot: (name) => call('PUT', snapshot(name)),
    restore: (name) => call('POST', `${snapshot(name)}/restore`),
    snapshots: async () => (await get<{ snapshots: SnapshotRow[] }>('snapshots')).snapshots,
    deleteSnapshot: (name) => call('DELETE', snapshot(name)),
    coverage: () => get('coverage'),
    account: {
      records: async () => (await get<{ records: RecordCounts }>('account')).records,
    },
    clock: {
      get: () => get('clock'),
      set: (clock) => call('PUT', 'clock', clock),
      freeze: (now) => call('PUT', 'clock', { mode: 'frozen', now }),
      advance: (by) => call('POST', 'clock/advance', { by }),
    },
    faults: {
      list: () => get('faults'),
      show: (id) => get(`faults/${id}`),
      add: (fault) => call('POST', 'faults', fault),
      remove: (id) => call('DELETE', `faults/${id}`),
      clear: () => call('DELETE', 'faults'),
    },
    integrations: {
      list: () => get('integrations'),
      create: (listener) => call('POST', 'integrations', listener),
      put: (uuid, listener) => call('PUT', integration(uuid), listener),
      remove: (uuid) => call('DELETE', integration(uuid)),
      queue: async (uuid, filter) => (await get<{ items: ItemAnswer[] }>(`${integration(uuid)}/queue`, filter)).items,
      save: (uuid, item, choice) => call('POST', `${integration(uuid)}/queue/${item}/save`, choice),
      reject: (uuid, item) => call('POST', `${integration(uuid)}/queue/${item}/reject`),
    },
    rateLimit: {
      get: () => get('rate-limit'),
      set: (limit) => call('PUT', 'rate-limit', limit),
    },
    requests: {
      list: (filter) => get('requests', filter),
      get: (id) => get(`requests/${id}`),
      clear: () => call('DELETE', 'requests'),
      waitFor: (filter) => get('requests/wait', filter),
    },
  };
}

function queryOf(values: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : '';
}

/** Not by `fetch`, which suites replace, and which the environment of a test may not have. */
function send<T>(method: string, url: string, key: string, body?: object): Promise<T> {
  const sent = body && JSON.stringify(body);
  const headers = { Authorization: `Bearer ${key}`, ...(sent && { 'Content-Type': 'application/json' }) };
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers }, async (response) => {
      try {
        const text = Buffer.concat(await response.toArray()).toString();
        resolve(read(response.statusCode!, text));
      } catch (error) {
        reject(error as Error);
      }
    });
    call.once('error', reject).end(sent);
  });
}

function read<T>(status: number, text: string): T {
  const answer = text === '' ? undefined : JSON.parse(text);
  if (status < 400) return answer;
  const { message, details } = answer.error;
  throw new SandboxCallError(status, message, details);
}
