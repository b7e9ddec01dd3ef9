import { useServed } from '../api-document.js';
import { Clock } from './clock.js';
import { Faults } from './faults.js';
import { RateLimit } from './rate-limit.js';
import { Reset } from './reset.js';
import { Snapshots } from './snapshots.js';

const CARDS = [
  { Card: Reset, needs: '/sandbox/reset' },
  { Card: Clock, needs: '/sandbox/clock' },
  { Card: Snapshots, needs: '/sandbox/snapshots' },
  { Card: RateLimit, needs: '/sandbox/rate-limit' },
  { Card: Faults, needs: '/sandbox/faults' },
];

/** What a test does to its account, each by one click, beside the curl line that does the same. */
export function Controls() {
  const cards = useServed()(CARDS);
  return (
    <>
      <div class="bar">
        <h1>Controls</h1>
        <p class="quiet">All of this is about the account of the key above, and about no other.</p>
      </div>
      <div class="cards">
        {cards.map(({ Card, needs }) => (
          <Card key={needs} />
        ))}
      </div>
    </>
  );
}
