import { Action } from '../parts/action.js';

const path = '/sandbox/reset';

export function Reset() {
  return (
    <section class="card">
      <h2>Reset</h2>
      <p class="quiet">All records go, and ids count from 1 again.</p>
      <Action
        label="Reset to empty"
        danger
        call={{ method: 'POST', path, body: { to: 'empty' } }}
        done="The account is as a new one."
      />
      <Action
        label="Reset to the demo"
        danger
        call={{ method: 'POST', path, body: { to: 'demo' } }}
        done="The account holds the demo charity."
      />
    </section>
  );
}
