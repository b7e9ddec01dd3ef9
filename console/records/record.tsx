import type { ComponentChildren } from 'preact';
import { useContext, useState } from 'preact/hooks';

import { curlOf } from '../calls.js';
import { Show, useLoaded } from '../loaded.js';
import { Curl } from '../parts/curl.js';
import { titleOf } from '../parts/words.js';
import { hrefOf } from '../route.js';
import { CatalogContext } from './catalog.js';
import { ItemTable } from './item-table.js';
import { PagedList } from './paged-list.js';
import { isEmpty, type Item, Value } from './value.js';

/** What LGL calls otherwise inside a record than in paths. */
const KINDS: Readonly<Record<string, string>> = {
  relationships: 'constituent_relationships',
  groups: 'group_memberships',
};

/** Fields by which people know a record, the best first. */
const NAMES = ['sort_name', 'name', 'title', 'number', 'address', 'url', 'street'];

/** One record with everything that belongs to it. */
export function RecordPage({ kind, id }: { kind: string; id: string }) {
  const { inside, collections, pathOf } = useContext(CatalogContext);
  const path = `${pathOf(kind)}/${encodeURIComponent(id)}`;
  const loaded = useLoaded<Item>(path);
  const listed = collections.some(({ name }) => name === kind);
  return (
    <section>
      <p class="crumbs">
        {listed ? <a href={hrefOf(['records', kind])}>{titleOf(kind)}</a> : <span>{titleOf(kind)}</span>}
        <span aria-hidden="true"> / </span>
        <span class="mono">{id}</span>
      </p>
      <Show loaded={loaded}>
        {(item) => {
          const nested = nestedIn(item);
          const told = new Set(nested.map(({ kind }) => kind));
          return (
            <>
              <h1>{String(item[NAMES.find((name) => !isEmpty(item[name])) ?? ''] ?? `${titleOf(kind)} ${id}`)}</h1>
              <Curl line={curlOf({ path })} of="show this record" />
              <Fields kind={kind} item={item} />
              {nested.map(({ field, kind, items }) => (
                <Section key={field} title={titleOf(field)} count={items.length}>
                  {items.length > 0 && <ItemTable kind={kind} items={items} without="constituent_id" />}
                </Section>
              ))}
              {inside(kind)
                .filter((list) => !told.has(list))
                .map((list) => (
                  <Inside key={list} path={`${path}/${list}`} kind={list} />
                ))}
            </>
          );
        }}
      </Show>
    </section>
  );
}

function Section({ title, count, children }: { title: string; count?: number; children: ComponentChildren }) {
  return (
    <section class="part">
      <h2>
        {title} {count === 0 && <span class="quiet">none</span>}
      </h2>
      {children}
    </section>
  );
}

/** A list inside a record that the record itself does not tell. */
function Inside({ path, kind }: { path: string; kind: string }) {
  const [offset, setOffset] = useState(0);
  return (
    <Section title={titleOf(kind)}>
      <PagedList
        kind={kind}
        path={path}
        limit={10}
        offset={offset}
        onOffset={setOffset}
        without="constituent_id"
        empty="None."
      />
    </Section>
  );
}

function Fields({ kind, item }: { kind: string; item: Item }) {
  const plain = Object.keys(item).filter((field) => !isList(item[field]) && field !== 'api_version');
  const filled = plain.filter((field) => !isEmpty(item[field]));
  const empty = plain.filter((field) => isEmpty(item[field]));
  return (
    <>
      <dl class="fields">
        {filled.map((field) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              <Value kind={kind} field={field} item={item} />
            </dd>
          </div>
        ))}
      </dl>
      {empty.length > 0 && <p class="quiet mono small-text">empty: {empty.join(', ')}</p>}
    </>
  );
}

const isList = (value: unknown): value is readonly Item[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null);

function nestedIn(item: Item): { field: string; kind: string; items: readonly Item[] }[] {
  return Object.entries(item).flatMap(([field, value]) =>
    isList(value) ? [{ field, kind: KINDS[field] ?? field, items: value }] : [],
  );
}
