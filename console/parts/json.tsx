/** A body as it came, laid out where it is JSON. */
export function Body({ text, label }: { text: string; label: string }) {
  return (
    <pre class="body" tabIndex={0} role="region" aria-label={label}>
      {laidOut(text)}
    </pre>
  );
}

export function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
