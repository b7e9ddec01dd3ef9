import { Batch, type RowStore } from '../../made-up/batch.js';
import { Chance, type Day, dayOf, type Faker } from '../../made-up/chance.js';
import type { Wanted } from '../../made-up/wanted.js';
import { Constituent } from '../constituent/constituent.entity.js';
import { ConstituentRelationship } from '../relations/constituent-relationships/constituent-relationship.entity.js';
import { putActivity } from './activity.js';
import { type GivingWorld, putGiving } from './giving.js';
import type { Lists } from './lists.js';
import { putOccasions } from './occasions.js';
import { type Home, type Made, madeHome, madeOrganisation, madePerson, putContact } from './people.js';

/** How many constituents are stored together. */
const TOGETHER = 200;

/**
 * Makes up a charity in an account that is new: households and organisations, what they gave and came to, and what was
 * noted of them. Whatever follows from something else is what the API would store. Calls `told` with how many constituents are stored, now and then.
 */
export async function generate(
  store: RowStore,
  lists: Lists,
  faker: Faker,
  { constituents, seed, since, until }: Wanted,
  told: (constituents: number) => Promise<void>,
): Promise<void> {
  faker.seed(seed);
  const chance = new Chance(faker);
  const batch = new Batch(store);
  const days = { since: dayOf(since), until: dayOf(until) };
  const occasions = putOccasions(batch, chance, days.since, days.until);
  await batch.flush();
  const world: GivingWorld = { batch, chance, lists, occasions, until: days.until };
  for (let done = 0; done < constituents;) {
    const end = Math.min(done + TOGETHER, constituents);
    while (done < end) done += putHousehold(world, days.since, end - done);
    await batch.flush();
    await told(done);
  }
}

/** An organisation, somebody who lives alone, or a couple, if there is room for two. Returns how many constituents that is. */
function putHousehold(world: GivingWorld, since: Day, room: number): number {
  const { chance, lists, until } = world;
  const added = addedOn(chance, since, until);
  const home = madeHome(chance);
  if (chance.happens(0.12)) {
    putConstituent(world, madeOrganisation(chance, lists, added), home);
    return 1;
  }
  const isCouple = chance.happens(0.25);
  const { Married, Single, Widowed } = lists.types.marital_statuses;
  const person = madePerson(chance, lists, added);
  if (!isCouple || room < 2) {
    const marital_status_id = chance.happens(0.4) ? chance.pick([Single, Single, Widowed]) : null;
    putConstituent(world, { ...person, values: { ...person.values, marital_status_id } }, home);
    return 1;
  }
  const partner = madePerson(chance, lists, added, person.values.last_name!);
  const ids = [person, partner].map((one) =>
    putConstituent(world, { ...one, values: { ...one.values, marital_status_id: Married } }, home),
  );
  putCouple(world, ids[0], ids[1]);
  return 2;
}

function putConstituent(world: GivingWorld, made: Made, home: Home): number {
  const { batch, chance, lists } = world;
  const moment = chance.moment(made.added);
  const constituent = batch.put(Constituent, { ...made.values, created_at: moment, updated_at: moment });
  constituent.external_constituent_id = `G${String(constituent.id).padStart(6, '0')}`;
  putContact(batch, chance, lists, constituent.id, made, home);
  putGiving(world, constituent, made);
  putActivity(world, constituent.id, made);
  return constituent.id;
}

/** What each is to the other: a relationship and its mirror. */
function putCouple({ batch, lists }: GivingWorld, constituent_id: number, related_constituent_id: number): void {
  const relationship_type_id = lists.relationships['Spouse/Partner'];
  const { id } = batch.put(ConstituentRelationship, { relationship_type_id, constituent_id, related_constituent_id });
  batch.put(ConstituentRelationship, {
    relationship_type_id,
    constituent_id: related_constituent_id,
    related_constituent_id: constituent_id,
    mirror_of: id,
  });
}

/** The charity grows: more come in its later years. */
function addedOn(chance: Chance, since: Day, until: Day): Day {
  return since + Math.floor((until - since) * chance.next() ** 0.75);
}
