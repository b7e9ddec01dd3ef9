import { store } from './store.js';

interface Notice {
  readonly text: string;
  readonly bad: boolean;
}

/** For how long a notice is shown, in milliseconds. */
const SHOWN_MS = 6000;

const notice = store<Notice | undefined>(undefined);

/** Says at the edge of the page what was done, or what went wrong. */
export function say(text: string, bad = false): void {
  const said = { text, bad };
  notice.set(said);
  setTimeout(() => notice.get() === said && notice.set(undefined), SHOWN_MS);
}

export function Notices() {
  const said = notice.use();
  return (
    <div class="notices" role="status" aria-live="polite">
      {said && <p class={said.bad ? 'notice bad' : 'notice'}>{said.text}</p>}
    </div>
  );
}
