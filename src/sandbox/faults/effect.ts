/** Sets a fault for the request that has it; told in an answer, it says which effect a fault had. */
export const FAULT_HEADER = 'X-Glowworm-Fault';

/** How long a request waits before anything else is done about it, in milliseconds: at least `from`, at most `to`. */
export interface Latency {
  readonly from: number;
  readonly to: number;
}

const ENDINGS = ['reset', 'cut', 'hang', 'lost', 'stale'] as const;

/** What becomes of a request in the end, where it is not answered as usual. */
export type Ending = { readonly kind: 'status'; readonly status: number } | { readonly kind: (typeof ENDINGS)[number] };

export interface Effect {
  readonly latency?: Latency;
  readonly ending?: Ending;
}

const MAX_LATENCY_MS = 300_000;

/** What an effect may be, for whoever has written another. */
export const EFFECTS =
  'status=503 (200 to 599), latency=200 or latency=100-300 (milliseconds, up to 300000), reset, cut, hang, lost or stale; ' +
  'a latency and one of the others are joined with a comma';

/** Reads `latency=100-300,status=503`; `undefined` when it is no effect. */
export function parseEffect(text: string): Effect | undefined {
  let effect: Effect = {};
  for (const part of text.split(',')) {
    const next = latencyIn(part.trim()) ?? endingIn(part.trim());
    // Twice the same is as wrong as two endings.
    if (!next || Object.keys(next).some((key) => key in effect)) return undefined;
    effect = { ...effect, ...next };
  }
  return effect;
}

function latencyIn(part: string): Effect | undefined {
  const [, least, most = least] = /^latency=(\d{1,6})(?:-(\d{1,6}))?$/.exec(part) ?? [];
  const latency = { from: Number(least), to: Number(most) };
  return latency.from <= latency.to && latency.to <= MAX_LATENCY_MS ? { latency } : undefined;
}

function endingIn(part: string): Effect | undefined {
  const kind = ENDINGS.find((ending) => ending === part);
  if (kind) return { ending: { kind } };
  const [, status] = /^status=([2-5]\d\d)$/.exec(part) ?? [];
  return status ? { ending: { kind: 'status', status: Number(status) } } : undefined;
}
