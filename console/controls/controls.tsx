import { Clock } from './clock.js';
import { Faults } from './faults.js';
import { RateLimit } from './rate-limit.js';
import { Reset } from './reset.js';
import { Snapshots } from './snapshots.js';

/** What a test does to its account, each by one click, beside the curl line that does the same. */
export function Controls() {
  return (
    <>
      <div class="bar">
        <h1>Controls</h1>
        <p class="quiet">All of this is about the account of the key above, and about no other.</p>
      </div>
      <div class="cards">
        <Reset />
        <Clock />
        <Snapshots />
        <RateLimit />
        <Faults />
      </div>
    </>
  );
}
