import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { type Call, curlOf, send } from '../calls.js';
import { say } from '../notices.js';
import { Curl } from './curl.js';

export interface ActionProps {
  /** What the button says. */
  label: string;
  /** What a screen reader hears, where the label alone does not tell of what. */
  title?: string;
  call: Call;
  /** What is said when it is done. */
  done: string;
  then?: (answer: unknown) => void;
  danger?: boolean;
  /** What has to be chosen first, beside the button. */
  children?: ComponentChildren;
}

/** Something that one click does, beside the curl line that does the same. */
export function Action({ label, title, call, done, then, danger, children }: ActionProps) {
  const [busy, setBusy] = useState(false);
  const act = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      const answer = await send(call);
      say(done);
      then?.(answer);
    } catch (error) {
      say((error as Error).message, true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="action" onSubmit={act}>
      <div class="action-inputs">
        {children}
        <button type="submit" class={danger ? 'danger' : ''} disabled={busy} aria-label={title}>
          {label}
        </button>
      </div>
      <Curl line={curlOf(call)} of={title ?? label} />
    </form>
  );
}
