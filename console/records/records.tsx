import { useMemo } from 'preact/hooks';

import { type ApiDocument, LGL_DOCUMENT } from '../api-document.js';
import { Show, useLoaded } from '../loaded.js';
import { titleOf } from '../parts/words.js';
import { hrefOf, route } from '../route.js';
import { type Catalog, CatalogContext, catalogOf } from './catalog.js';
import { CollectionPage } from './collection.js';
import { RecordPage } from './record.js';

/** What the account holds, as LGL's API tells it. */
export function Records() {
  return <Show loaded={useLoaded<ApiDocument>(LGL_DOCUMENT)}>{(document) => <Browser document={document} />}</Show>;
}

function Browser({ document }: { document: ApiDocument }) {
  const catalog = useMemo(() => catalogOf(document), [document]);
  const { parts } = route.use();
  const [, kind = 'constituents', id] = parts;
  return (
    <CatalogContext.Provider value={catalog}>
      <div class="with-side">
        <Lists catalog={catalog} kind={kind} />
        <div class="content">
          {id === undefined ? (
            <List catalog={catalog} kind={kind} />
          ) : (
            <RecordPage key={`${kind}/${id}`} kind={kind} id={id} />
          )}
        </div>
      </div>
    </CatalogContext.Provider>
  );
}

function List({ catalog, kind }: { catalog: Catalog; kind: string }) {
  const collection = catalog.collections.find(({ name }) => name === kind);
  return collection ? <CollectionPage {...collection} /> : <p class="empty">LGL has no list “{kind}”.</p>;
}

/** The lists of the account: a column where there is room for it, else a field. */
function Lists({ catalog: { collections }, kind }: { catalog: Catalog; kind: string }) {
  return (
    <>
      <nav class="side wide" aria-label="Lists of the account">
        {collections.map(({ name }) => (
          <a key={name} href={hrefOf(['records', name])} aria-current={name === kind ? 'page' : undefined}>
            {titleOf(name)}
          </a>
        ))}
      </nav>
      <label class="narrow">
        List
        <select
          value={kind}
          onChange={({ currentTarget }) => (location.hash = hrefOf(['records', currentTarget.value]))}
        >
          {collections.map(({ name }) => (
            <option key={name} value={name}>
              {titleOf(name)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
