import type { Batch } from '../../made-up/batch.js';
import { type Chance, dateOf, type Day, dayOf, yearOf } from '../../made-up/chance.js';
import { Appeal } from '../fundraising/appeals/appeal.entity.js';
import { Campaign } from '../fundraising/campaigns/campaign.entity.js';
import { Event } from '../fundraising/events/event.entity.js';
import { Fund } from '../fundraising/funds/fund.entity.js';
import { ConstituentList } from '../lookups/lists/list.entity.js';
import { Category } from '../tagging/categories/category.entity.js';
import { Keyword } from '../tagging/keywords/keyword.entity.js';

/** Something that gifts come by on and after a day. */
export interface Occasion {
  readonly id: number;
  readonly day: Day;
}

/** What the charity has done over the years: its constituents give by it, come to it and are on it. */
export interface Occasions {
  readonly campaigns: readonly number[];
  readonly funds: readonly number[];
  readonly appeals: readonly Occasion[];
  readonly events: readonly Occasion[];
  readonly lists: readonly number[];
  readonly interests: readonly number[];
}

const CAMPAIGNS = ['Capital Campaign', 'Endowment', 'Giving Tuesday'];
const FUNDS = ['Scholarships', 'Building Fund', 'Emergency Relief', 'Youth Programs', 'Garden'];
const APPEALS = [
  ['Appeal', '04-01'],
  ['Appeal', '11-10'],
] as const;
const EVENTS = [
  ['Walk', '05-12'],
  ['Picnic', '07-20'],
  ['Gala', '12-05'],
] as const;
/** By the month, from January. */
const SEASONS = [
  'Winter',
  'Winter',
  ...['Spring', 'Summer', 'Fall'].flatMap((season) => [season, season, season]),
  'Winter',
];
const LISTS = ['Newsletter', 'Major donors', 'Holiday cards'];
const INTERESTS = ['Arts', 'Education', 'Environment', 'Health', 'Housing', 'Youth'];

/** Puts what a charity has done from a day until another. The first campaign and fund are those of every new account. */
export function putOccasions(batch: Batch, chance: Chance, since: Day, until: Day): Occasions {
  const moment = chance.moment(since);
  const times = { created_at: moment, updated_at: moment };
  const campaigns = CAMPAIGNS.map(
    (name) => batch.put(Campaign, { name, start_date: dateOf(since), financial_goal: chance.amount(50_000) }).id,
  );
  const funds = FUNDS.map((name) => batch.put(Fund, { name, description: chance.faker.company.catchPhrase() }).id);
  const yearly = (kinds: readonly (readonly [kind: string, day: string])[]) =>
    yearsFrom(since, until).flatMap((year) =>
      kinds
        .map(([kind, day]) => ({ name: occasionName(kind, `${year}-${day}`), day: dayOf(`${year}-${day}`) }))
        .filter(({ day }) => day >= since && day <= until),
    );
  const appeals = yearly(APPEALS).map(({ name, day }) => ({
    day,
    id: batch.put(Appeal, { name, date: dateOf(day), financial_goal: chance.amount(20_000), campaign_id: 1 }).id,
  }));
  const events = yearly(EVENTS).map(({ name, day }) => ({
    day,
    id: batch.put(Event, { name, date: dateOf(day), end_date: dateOf(day), financial_goal: chance.amount(10_000) }).id,
  }));
  const lists = LISTS.map((name) => batch.put(ConstituentList, { name, ...times }).id);
  const { id: category_id } = batch.put(Category, { name: 'Interests', key: 'interests', item_type: 'Constituent' });
  const interests = INTERESTS.map(
    (name) => batch.put(Keyword, { category_id, name, short_code: name.toLowerCase(), ...times }).id,
  );
  return { campaigns: [1, ...campaigns], funds: [1, ...funds], appeals, events, lists, interests };
}

/** What is held on a day is called by its season and year: `Winter Gala 2025`. */
export function occasionName(kind: string, date: string): string {
  return `${SEASONS[Number(date.slice(5, 7)) - 1]} ${kind} ${date.slice(0, 4)}`;
}

/** What a row with such a name is called if its day is another. */
export function renamed<R extends Readonly<Record<string, unknown>>>(row: R): R {
  const [, kind] = String(row.name).split(' ');
  return { ...row, name: occasionName(kind, String(row.date)) };
}

function yearsFrom(since: Day, until: Day): number[] {
  const first = yearOf(since);
  return Array.from({ length: yearOf(until) - first + 1 }, (_, index) => first + index);
}
