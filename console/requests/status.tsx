/** What became of a request, in a colour and in a number. */
export function Status({ status }: { status: number | null }) {
  if (status === null) return <span class="status failed">none</span>;
  return <span class={`status ${status >= 500 ? 'failed' : status >= 400 ? 'refused' : ''}`}>{status}</span>;
}
