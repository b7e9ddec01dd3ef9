/** Everybody's name, from A to Z, page by page. A page that does not come in time is an error. */
export async function mailingList({ lgl, key, timeout = 5000, pageSize = 100 }) {
  const names = [];
  let next = `${lgl}/constituents?limit=${pageSize}`;
  while (next) {
    const headers = { Authorization: `Bearer ${key}` };
    const answer = await fetch(next, { headers, signal: AbortSignal.timeout(timeout) });
    const page = await answer.json();
    names.push(...page.items.map((constituent) => constituent.sort_name));
    next = page.next_link;
  }
  return names.toSorted();
}
