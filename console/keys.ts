import { store } from './store.js';

/** In open mode the server tells its demo key; in strict mode there is none. */
export const DEMO_KEY = document.documentElement.dataset.demoKey ?? '';

const KNOWN = 'glowworm.keys';
const CHOSEN = 'glowworm.key';

/**
 * The keys that were typed in this browser, which remembers them. The server has only hashes of keys and cannot list
 * them, and each tells of its own account alone (choice).
 */
export const knownKeys = store<readonly string[]>(readKnown());
/** The key whose account is shown; empty while none is chosen. */
export const chosenKey = store(localStorage.getItem(CHOSEN) ?? DEMO_KEY);

export function choose(key: string): void {
  if (key !== '' && key !== DEMO_KEY) remember([...new Set([...knownKeys.get(), key])]);
  localStorage.setItem(CHOSEN, key);
  chosenKey.set(key);
}

/** Has the browser forget a key. Its account stays as it is. */
export function forget(key: string): void {
  remember(knownKeys.get().filter((known) => known !== key));
  choose(DEMO_KEY);
}

function remember(keys: readonly string[]): void {
  localStorage.setItem(KNOWN, JSON.stringify(keys));
  knownKeys.set(keys);
}

function readKnown(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KNOWN) ?? '[]');
    return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}
