import { useEffect, useState } from 'preact/hooks';

import { titleOf } from '../parts/words.js';
import { hrefOf, replaceRoute, route } from '../route.js';
import type { Collection } from './catalog.js';
import { PagedList } from './paged-list.js';

/** How long typing has to rest before it is searched, in milliseconds. */
const REST_MS = 250;

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  constituents: 'A name, or LGL’s q: city=Seattle',
  patients: 'A phone number, MMDDYYYY or last,first',
  doctors: 'A phone number, NPI, DEA or last,first',
  'phone-numbers': 'Digits of the number',
};

/** A list of the account, with search and paging. What is searched and the page are in the address. */
export function CollectionPage({ name, list, search: searched }: Collection) {
  const { query } = route.use();
  const search = query.get('search') ?? '';
  const offset = Number(query.get('offset')) || 0;
  return (
    <section>
      <div class="bar">
        <h1>{titleOf(name)}</h1>
        {searched && <Search key={name} name={name} search={search} />}
      </div>
      <PagedList
        key={name}
        kind={name}
        path={(search === '' ? list : undefined) ?? searched?.path ?? ''}
        query={search === '' || !searched ? {} : { [searched.parameter]: termOf(name, search) }}
        offset={offset}
        onOffset={(offset) => (location.hash = hrefOf(['records', name], { search, offset }))}
        empty={search === '' ? `The account has no ${titleOf(name).toLowerCase()}.` : 'Nothing is found.'}
      />
    </section>
  );
}

function Search({ name, search }: { name: string; search: string }) {
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    if (typed === search) return undefined;
    const at = location.hash;
    // Who has followed a link meanwhile is not led back.
    const look = () => location.hash === at && replaceRoute(hrefOf(['records', name], { search: typed }));
    const rest = setTimeout(look, REST_MS);
    return () => clearTimeout(rest);
  }, [typed, search, name]);
  return (
    <label class="search">
      <span class="hidden">Search {titleOf(name).toLowerCase()}</span>
      <input
        type="search"
        value={typed}
        placeholder={PLACEHOLDERS[name] ?? 'LGL’s q: field=value; field=value'}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </label>
  );
}

/** What is typed is LGL's language where it has a `=`; else, among constituents, a name. */
function termOf(name: string, search: string): string {
  return name === 'constituents' && !search.includes('=') ? `name=${search}` : search;
}
