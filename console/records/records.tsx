import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';

import { type ApiDocument, DRX_DOCUMENT, LGL_DOCUMENT } from '../api-document.js';
import { Show, useLoaded } from '../loaded.js';
import { titleOf } from '../parts/words.js';
import { hrefOf, route } from '../route.js';
import { type Catalog, CatalogContext, catalogOf } from './catalog.js';
import { CollectionPage } from './collection.js';
import { RecordPage } from './record.js';

/** What the account holds, as the APIs tell it. */
export function Records() {
  const lgl = useLoaded<ApiDocument>(LGL_DOCUMENT);
  const drx = useLoaded<ApiDocument>(DRX_DOCUMENT);
  return <Show loaded={lgl}>{(lgl) => <Show loaded={drx}>{(drx) => <Browser lgl={lgl} drx={drx} />}</Show>}</Show>;
}

function Browser({ lgl, drx }: { lgl: ApiDocument; drx: ApiDocument }) {
  const catalog = useMemo(() => catalogOf([lgl, drx]), [lgl, drx]);
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
  return collection ? <CollectionPage {...collection} /> : <p class="empty">There is no list “{kind}”.</p>;
}

/** The lists of the account: a column where there is room for it, else a field. */
function Lists({ catalog: { collections }, kind }: { catalog: Catalog; kind: string }) {
  const apis = [...new Set(collections.map(({ api }) => api))];
  const listsOf = (api: string) => collections.filter((collection) => collection.api === api);
  return (
    <>
      <nav class="side wide" aria-label="Lists of the account">
        {apis.map((api) => (
          <Fragment key={api}>
            <p class="quiet small-text">{api}</p>
            {listsOf(api).map(({ name }) => (
              <a key={name} href={hrefOf(['records', name])} aria-current={name === kind ? 'page' : undefined}>
                {titleOf(name)}
              </a>
            ))}
          </Fragment>
        ))}
      </nav>
      <label class="narrow">
        List
        <select
          value={kind}
          onChange={({ currentTarget }) => (location.hash = hrefOf(['records', currentTarget.value]))}
        >
          {apis.map((api) => (
            <optgroup key={api} label={api}>
              {listsOf(api).map(({ name }) => (
                <option key={name} value={name}>
                  {titleOf(name)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
    </>
  );
}
