import type { Batch } from '../../made-up/batch.js';
import { type Chance, dateOf, type Day, yearOf } from '../../made-up/chance.js';
import { COUNTED } from '../constituent/giving-totals.js';
import type { Constituent } from '../constituent/constituent.entity.js';
import { GIFT, IN_KIND, IN_MEMORY_OF, INSTALLMENT, OTHER_INCOME, PLEDGE } from '../giving/gift-types/gift-types.js';
import { Gift } from '../giving/gifts/gift.entity.js';
import { deductible, withDefaults } from '../giving/gifts/gift.rules.js';
import type { Lists } from './lists.js';
import type { Made } from './people.js';
import type { Occasion, Occasions } from './occasions.js';

/** How likely a gift comes in each month: a third of the year's in its last one. */
const MONTHS = [5, 5, 6, 6, 6, 5, 4, 4, 6, 7, 13, 33];
const DAYS_OF_MONTH = 28;
/** Somebody who gives again is asked for this many days after an appeal or an event. */
const CLOSE = 45;

/** How somebody gives. */
interface Habit {
  /** What is usual for it. */
  readonly amount: number;
  /** How many times a year. */
  readonly times: number;
  /** How likely it goes on for another year. */
  readonly loyalty: number;
}

export interface GivingWorld {
  readonly batch: Batch;
  readonly chance: Chance;
  readonly lists: Lists;
  readonly occasions: Occasions;
  readonly until: Day;
}

/** Puts what a constituent has given, and adds it up on the constituent. */
export function putGiving(world: GivingWorld, constituent: Partial<Constituent> & { id: number }, made: Made): void {
  const { chance } = world;
  const giver = new Giver(world, constituent.id);
  const habit = habitOf(chance, made);
  if (habit) giver.giveYearly(habit, made.added);
  if (habit && chance.happens(0.05)) giver.pledge(habit, made.added);
  if (chance.happens(made.isOrganisation ? 0.15 : 0.01)) giver.giveInKind(made.added);
  if (chance.happens(0.02)) giver.giveInMemory(made.added);
  Object.assign(constituent, giver.totals());
}

function habitOf(chance: Chance, { isOrganisation }: Made): Habit | undefined {
  if (!chance.happens(isOrganisation ? 0.6 : 0.65)) return undefined;
  const monthly = !isOrganisation && chance.happens(0.06);
  if (monthly) return { amount: chance.amount(20), times: 12, loyalty: 0.9 };
  return {
    amount: chance.amount(isOrganisation ? 750 : 60),
    times: 0.8 + 1.6 * chance.next(),
    loyalty: 0.6 + 0.35 * chance.next(),
  };
}

/** One constituent, giving. */
class Giver {
  private readonly gifts: Partial<Gift>[] = [];

  constructor(
    private readonly world: GivingWorld,
    private readonly constituent_id: number,
  ) {}

  /** Year after year, until it lapses. */
  giveYearly({ amount, times, loyalty }: Habit, since: Day): void {
    const { chance, until } = this.world;
    for (let year = yearOf(since); year <= yearOf(until); year += 1) {
      const count = times === 12 ? 12 : Math.floor(times) + (chance.happens(times % 1) ? 1 : 0);
      for (let n = 0; n < count; n += 1) {
        const month = times === 12 ? n : chance.weighted(MONTHS);
        const day = dayIn(year, month, chance.whole(1, DAYS_OF_MONTH));
        const given = times === 12 || chance.happens(0.5) ? amount : chance.amount(amount);
        if (day >= since && day <= until) this.give(day, given);
      }
      if (!chance.happens(loyalty)) return;
    }
  }

  /** In four yearly installments, of which those that are due are paid, nearly always. */
  pledge({ amount }: Habit, since: Day): void {
    const { chance, until, lists } = this.world;
    const part = 5 * Math.ceil(amount / 2);
    const day = chance.whole(since, until);
    const pledge = this.put(day, { gift_type_id: PLEDGE, received_amount: 4 * part }, 'Standard Pledge');
    for (let n = 0; n < 4; n += 1) {
      const due = day + n * 365;
      this.put(day, {
        gift_type_id: INSTALLMENT,
        received_amount: part,
        received_date: dateOf(due),
        parent_gift_id: pledge.id,
      });
      if (due > until || !chance.happens(0.93)) continue;
      const paid = Math.min(due + chance.whole(-5, 20), until);
      const payment_type_id = lists.payments.Check;
      this.put(paid, { received_amount: part, parent_gift_id: pledge.id, payment_type_id }, 'Pledge Payment');
    }
  }

  giveInKind(since: Day): void {
    const { chance, until } = this.world;
    const note = `${chance.faker.commerce.productName()} for the ${chance.pick(['office', 'auction', 'summer fair'])}`;
    const received_amount = chance.amount(150);
    this.put(chance.whole(since, until), { gift_type_id: IN_KIND, received_amount, note }, 'Goods');
  }

  /** A gift, and beside it whom it remembers. */
  giveInMemory(since: Day): void {
    const { chance, until } = this.world;
    const day = chance.whole(since, until);
    const gift = this.give(day, chance.amount(50));
    const tributee_name = chance.faker.person.fullName();
    const { received_amount, id: parent_gift_id } = gift;
    this.put(day, { gift_type_id: IN_MEMORY_OF, received_amount, parent_gift_id, tributee_name }, 'General');
  }

  /** What giving-totals.ts would add up. */
  totals(): Partial<Constituent> {
    if (this.gifts.length === 0) return {};
    const counted = this.gifts.filter(({ gift_type_id }) => COUNTED.includes(gift_type_id!));
    const days = counted.flatMap(({ received_date }) => received_date ?? []).toSorted();
    const cents = counted.reduce((sum, { received_amount }) => sum + Math.round(100 * received_amount!), 0);
    return {
      gifts_count: counted.length,
      gifts_total: cents / 100,
      gifts_first: days[0] ?? null,
      gifts_last: days.at(-1) ?? null,
    };
  }

  private give(day: Day, received_amount: number): Partial<Gift> & { id: number } {
    const { chance, lists, occasions } = this.world;
    const appeal = chance.happens(0.5) ? closeTo(occasions.appeals, day) : undefined;
    const event = appeal ? undefined : closeTo(occasions.events, day);
    const payment = chance.pick(['Credit Card', 'Credit Card', 'Check', 'Check', 'Cash', 'Stock']);
    const isFee = event !== undefined && chance.happens(0.3);
    const gift: Partial<Gift> = {
      received_amount,
      appeal_id: appeal?.id ?? null,
      event_id: event && chance.happens(0.5) ? event.id : null,
      campaign_id: chance.happens(0.8) ? 1 : chance.pick(occasions.campaigns),
      fund_id: chance.happens(0.7) ? 1 : chance.pick(occasions.funds),
      payment_type_id: lists.payments[payment],
      check_number: payment === 'Check' ? String(chance.whole(100, 9999)) : null,
      is_anon: chance.happens(0.01),
      ack_template_name: chance.happens(0.6) ? 'Donation Acknowledgment' : null,
      team_member_id: received_amount >= 1000 ? chance.pick(lists.teamMembers) : null,
    };
    if (isFee) return this.put(day, { ...gift, gift_type_id: OTHER_INCOME, event_id: event.id }, 'Event Fee');
    return this.put(day, gift, 'Donation');
  }

  /** A gift as it would be stored if it were sent. Without a type it is a plain gift. */
  private put(day: Day, sent: Partial<Gift>, category?: string): Partial<Gift> & { id: number } {
    const { batch, chance, lists } = this.world;
    const gift_type_id = sent.gift_type_id ?? GIFT;
    const values = withDefaults({ ...sent, gift_type_id }, dateOf(day));
    const moment = chance.moment(day);
    const gift = batch.put(Gift, {
      ...values,
      constituent_id: this.constituent_id,
      gift_category_id: category === undefined ? null : lists.category(gift_type_id, category),
      deductible_amount: deductible(values, gift_type_id),
      created_at: moment,
      updated_at: moment,
    });
    this.gifts.push(gift);
    return gift;
  }
}

function dayIn(year: number, month: number, day: number): Day {
  return Math.floor(Date.UTC(year, month, day) / 86_400_000);
}

/** What a gift of a day may have come by: the last one before it, if that is not long ago. */
function closeTo(occasions: readonly Occasion[], day: Day): Occasion | undefined {
  return occasions.findLast((occasion) => occasion.day <= day && day - occasion.day <= CLOSE);
}
