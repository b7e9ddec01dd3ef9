import { useState } from 'preact/hooks';

import { say } from '../notices.js';

/** How long a button says that it has copied, in milliseconds. */
const SAID_MS = 1500;

export function CopyButton({ text, label = 'Copy', of }: { text: string; label?: string; of: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), SAID_MS);
    } catch {
      say('The browser does not let this page copy. Mark the text instead.', true);
    }
  };
  return (
    <button type="button" class="small copy" onClick={copy} aria-label={`${label} ${of}`}>
      {copied ? 'Copied' : label}
    </button>
  );
}

/** A line for the shell, to be copied. */
export function Curl({ line, of }: { line: string; of: string }) {
  return (
    <div class="curl">
      <code>{line}</code>
      <CopyButton text={line} of={`the curl line: ${of}`} />
    </div>
  );
}
