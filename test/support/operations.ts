import { DRX, type Face } from './faces.js';
import { type Operation, OPERATIONS } from './reference.js';

interface Documented {
  /** The ways to send a key; none where none is wanted. */
  readonly keys: readonly string[];
  readonly query: readonly string[];
  /** The statuses whose answers are documented, with what is in them. */
  readonly answers: readonly string[];
}

/** What the document of a face must say of one of its operations. */
export function documented(face: Face, method: string, path: string): Documented {
  return face === DRX ? ofDrx(`${method} ${path.replace(/^\/api\/v2\//, '')}`) : ofLgl(method, path);
}

function ofLgl(method: string, path: string): Documented {
  const writes = ['post', 'put', 'patch'].includes(method);
  return {
    keys: ['bearer', 'basic', 'access_token'],
    query: [...(method === 'get' && !path.endsWith('{id}') ? PAGING : []), ...ownParameters(method, path)],
    answers: ['200', ...(method === 'delete' ? [] : ['400']), '401', '403', '404', ...(writes ? ['422'] : [])],
  };
}

const PAGING = ['query limit', 'query offset'];

/** What an operation of LGL's takes besides paging, as it is documented. */
function ownParameters(method: string, path: string): string[] {
  const same = (operation: Operation) => operation.method === method.toUpperCase() && operation.path === path;
  const query = OPERATIONS.find(same)?.query ?? [];
  return query.map((name) => `query ${name}`).filter((parameter) => !PAGING.includes(parameter));
}
const KEY_ERRORS = ['400', '401', '403'];

const DRX_OPERATIONS: Readonly<Record<string, Omit<Documented, 'keys'>>> = {
  'get phone-numbers': { query: [...PAGING, 'query q'], answers: ['200', ...KEY_ERRORS] },
  'post phone-numbers': { query: [], answers: ['201', ...KEY_ERRORS, '409', '422'] },
  'get phone-numbers/{phone_id}': { query: [], answers: ['200', ...KEY_ERRORS, '404'] },
  'patch phone-numbers/{phone_id}': { query: [], answers: ['200', ...KEY_ERRORS, '404', '409', '422'] },
  'get phone-numbers/{phone_id}/history': { query: PAGING, answers: ['200', ...KEY_ERRORS, '404'] },
  'get patients': { query: [...PAGING, 'query q'], answers: ['200', ...KEY_ERRORS] },
  'post patients': { query: [], answers: ['201', ...KEY_ERRORS, '409', '422'] },
  'get patients/{patient_id}': { query: [], answers: ['200', ...KEY_ERRORS, '404'] },
  'patch patients/{patient_id}': { query: [], answers: ['200', ...KEY_ERRORS, '404', '422'] },
  'get doctors': { query: [...PAGING, 'query q'], answers: ['200', ...KEY_ERRORS] },
  'post doctors': { query: [], answers: ['201', ...KEY_ERRORS, '409', '422'] },
  'get doctors/{identifier}': { query: [], answers: ['200', ...KEY_ERRORS, '404'] },
  // The stream is no JSON, so that only its errors are described as such.
  'get events': { query: ['header Last-Event-ID'], answers: KEY_ERRORS },
  'get webhooks': { query: [...PAGING, 'query event', 'query status'], answers: ['200', ...KEY_ERRORS] },
  'post webhooks': { query: [], answers: ['201', ...KEY_ERRORS, '422'] },
  'get webhooks/{webhook_id}': { query: [], answers: ['200', ...KEY_ERRORS, '404'] },
  'delete webhooks/{webhook_id}': { query: [], answers: ['200', ...KEY_ERRORS, '404'] },
};

function ofDrx(operation: string): Documented {
  if (operation === 'get /external_api/v1/heartbeat') return { keys: [], query: [], answers: ['200'] };
  return { keys: ['X-DRX-Key', 'bearer'], ...DRX_OPERATIONS[operation] };
}
