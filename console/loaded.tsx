import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';

import { Problem, send } from './calls.js';

export interface Loaded<T> {
  /** What came last; it stays to be seen while it is loaded again. */
  readonly value?: T;
  readonly problem?: Problem;
  readonly loading: boolean;
  reload(): void;
}

/** What the server answers to a GET of this path, loaded again when the path changes; nothing for no path. */
export function useLoaded<T>(path: string | undefined): Loaded<T> {
  const [state, setState] = useState<{ path?: string; value?: T; problem?: Problem; loading: boolean }>({
    loading: true,
  });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === undefined) return undefined;
    const gone = new AbortController();
    setState(({ value }) => ({ path, value, loading: true }));
    send<T>({ path }, gone.signal).then(
      (value) => setState({ path, value, loading: false }),
      (problem) => gone.signal.aborted || setState({ path, problem, loading: false }),
    );
    return () => gone.abort();
  }, [path, round]);
  const reload = useCallback(() => setRound((round) => round + 1), []);
  return { ...state, reload };
}

/** What was loaded; until then that it is coming, or what went wrong. */
export function Show<T>({ loaded, children }: { loaded: Loaded<T>; children: (value: T) => ComponentChildren }) {
  const { value, problem, loading, reload } = loaded;
  if (problem) return <ProblemBox problem={problem} retry={reload} />;
  if (value === undefined) return <p class="quiet waiting">Loading …</p>;
  return <div aria-busy={loading}>{children(value)}</div>;
}

export function ProblemBox({ problem, retry }: { problem: Problem; retry?: () => void }) {
  return (
    <div class="problem" role="alert">
      <p>{problem.message}</p>
      {retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}
