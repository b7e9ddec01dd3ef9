import { useEffect } from 'preact/hooks';

import { type ApiDocument, SANDBOX_DOCUMENT, SandboxContext, useServed } from './api-document.js';
import { Controls } from './controls/controls.js';
import { Coverage } from './coverage.js';
import { Fidelity } from './fidelity.js';
import { KeyChooser } from './key-chooser.js';
import { chosenKey } from './keys.js';
import { Show, useLoaded } from './loaded.js';
import { Notices } from './notices.js';
import { Queue } from './queue/queue.js';
import { Records } from './records/records.js';
import { Requests } from './requests/requests.js';
import { hrefOf, route } from './route.js';

/** The first that the server has the route for is where one arrives. */
const PLACES = [
  { name: 'requests', title: 'Requests', Place: Requests, needs: '/sandbox/requests' },
  { name: 'records', title: 'Records', Place: Records },
  { name: 'controls', title: 'Controls', Place: Controls },
  { name: 'coverage', title: 'Coverage', Place: Coverage, needs: '/sandbox/coverage' },
  { name: 'fidelity', title: 'Fidelity', Place: Fidelity, needs: '/sandbox/fidelity' },
  { name: 'queue', title: 'Queue', Place: Queue, needs: '/sandbox/integrations' },
];

export function App() {
  return (
    <Show loaded={useLoaded<ApiDocument>(SANDBOX_DOCUMENT)}>
      {(sandbox) => (
        <SandboxContext.Provider value={sandbox}>
          <Page />
        </SandboxContext.Provider>
      )}
    </Show>
  );
}

function Page() {
  const places = useServed()(PLACES);
  const key = chosenKey.use();
  const { parts } = route.use();
  const here = places.find(({ name }) => name === parts[0]) ?? places[0];
  useEffect(() => {
    document.title = `${here.title} · Glowworm`;
  }, [here]);
  return (
    <>
      <a class="skip" href="#main" onClick={skipToMain}>
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href={hrefOf([places[0].name])}>
          <span class="glow" aria-hidden="true" />
          Glowworm
        </a>
        <nav aria-label="Parts of the page">
          {places.map(({ name, title }) => (
            <a key={name} href={hrefOf([name])} aria-current={name === here.name ? 'page' : undefined}>
              {title}
            </a>
          ))}
          <a href="/docs">API docs</a>
        </nav>
        <KeyChooser />
      </header>
      <main id="main" tabIndex={-1} class={here.name}>
        {key === '' ? <p class="empty">Type a key above to see its account.</p> : <here.Place key={key} />}
      </main>
      <Notices />
    </>
  );
}

/** The part behind `#` says where the page is, so the link cannot go there by itself. */
function skipToMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
