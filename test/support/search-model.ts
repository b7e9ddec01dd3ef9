/**
 * A small charity in memory and what each term of a search finds in it, written from LGL's description of its search and
 * not from the SQL: the tests hold the two against each other.
 */
export interface Person {
  id: number;
  names: (string | null)[];
  external_id: string | null;
  is_org: boolean;
  joined: string | null;
  updated_at: string;
  amount: number | null;
  fund_id: number | null;
  addresses: { street: string | null; city: string | null; postal_code: string | null }[];
  phones: { number: string }[];
  keywords: number[];
  memberships: { id: number; level_id: number; date_start: string; finish_date: string | null }[];
  classes: { type_id: number; year: number | null }[];
  attributes: { key: string; value: string; number: number | null; day: string | null }[];
}

export const TODAY = '2024-06-15';

/** The funds that people may name, with the type of each. */
export const FUND_TYPES: Record<number, number | null> = { 1: 1, 2: 2, 3: null };

type Test = (person: Person, value: string) => boolean;

/** Two letters are the same when their capitals are; no letter depends on its neighbours. */
const low = (text: string) => Array.from(text, (letter) => letter.toUpperCase().toLowerCase()).join('');
const within = (text: string | null, part: string) => text !== null && low(text).includes(low(part));
const digits = (text: string) => text.replace(/\D/g, '');
const list = (value: string) => value.split(',').map((piece) => piece.trim());
const has = (value: string, id: number | null) => id !== null && list(value).includes(String(id));

function bound(time: string, value: string, end: 'from' | 'to'): boolean {
  const whole = value.length > 10 ? value : `${value}T${end === 'from' ? '00:00:00' : '23:59:59.999'}Z`;
  const [stored, asked] = [Date.parse(time), Date.parse(whole)];
  return end === 'from' ? stored >= asked : stored <= asked;
}

const utcDay = (value: string) => new Date(value).toISOString().slice(0, 10);

function number(stored: number | null, value: string): boolean {
  const [operator, a, b] = value.split('|');
  if (stored === null) return false;
  const [low, high] = [Number(a), Number(b)];
  const holds: Record<string, boolean> = {
    gte: stored >= low,
    lte: stored <= low,
    gt: stored > low,
    lt: stored < low,
    eq: stored === low,
    ne: stored !== low,
    btw: stored >= low && stored <= high,
  };
  return holds[operator];
}

function among(id: number | null, value: string): boolean {
  const [operator, ids = ''] = value.split('|');
  return operator === 'bl' ? id === null : has(ids, id) === (operator === 'in');
}

/** The membership that ends last, or never; of those that end on one day the one made last. */
export function latest({ memberships }: Person) {
  const end = ({ finish_date }: { finish_date: string | null }) => finish_date ?? '9999-99-99';
  return memberships.toSorted((a, b) => end(b).localeCompare(end(a)) || b.id - a.id).at(0);
}

function attribute(
  { attributes }: Person,
  value: string,
  test: (found: Person['attributes'][number], rest: string) => boolean,
) {
  const cut = value.indexOf('|');
  const found = attributes.find(({ key }) => key === value.slice(0, cut));
  return found !== undefined && test(found, value.slice(cut + 1));
}

function attributeText(stored: string, rest: string): boolean {
  const cut = rest.indexOf('|');
  const [operator, text] = [rest.slice(0, cut), low(rest.slice(cut + 1))];
  const value = low(stored);
  const holds: Record<string, boolean> = {
    ft: value.includes(text),
    nft: !value.includes(text),
    eq: value === text,
    ne: value !== text,
    sw: value.startsWith(text),
    bl: value === '',
    nb: value !== '',
  };
  return holds[operator];
}

function inYears({ classes }: Person, value: string): boolean {
  const [types, when] = value.split('|');
  const years = when?.split(' to ').map((day) => Number(day.slice(0, 4)));
  return classes.some(({ type_id, year }) => {
    if (!has(types, type_id)) return false;
    return years === undefined || (year !== null && year >= years[0] && year <= years.at(-1)!);
  });
}

const active = ({ date_start, finish_date }: Person['memberships'][number]) =>
  date_start <= TODAY && (finish_date === null || finish_date >= TODAY);

export const FINDS: Record<string, Test> = {
  name: ({ names }, value) => value.split(' ').every((word) => names.some((name) => within(name, word))),
  phone_number: ({ phones }, value) =>
    phones.some(({ number }) => (digits(value) ? digits(number).includes(digits(value)) : within(number, value))),
  keyword: ({ keywords }, value) => keywords.some((id) => has(value, id)),
  external_id: ({ external_id }, value) => external_id === value,
  external_ids: ({ external_id }, value) => external_id !== null && list(value).includes(external_id),
  constituent_type: ({ is_org }, value) => is_org === (value === '1'),
  updated_from: ({ updated_at }, value) => bound(updated_at, value, 'from'),
  updated_to: ({ updated_at }, value) => bound(updated_at, value, 'to'),
  joined_from: ({ joined }, value) => joined === null || joined >= utcDay(value),
  joined_to: ({ joined }, value) => joined !== null && joined <= utcDay(value),
  amount: ({ amount }, value) => number(amount, value),
  funds: ({ fund_id }, value) => among(fund_id, value),
  fund_types: ({ fund_id }, value) => among(fund_id === null ? null : FUND_TYPES[fund_id], value),
  membership_status: ({ memberships }, value) =>
    value === '1' ? memberships.some(active) : memberships.length > 0 && !memberships.some(active),
  membership_level: (person, value) => has(value, latest(person)?.level_id ?? null),
  membership_end_date_from: (person, value) => (latest(person)?.finish_date ?? '') >= utcDay(value),
  membership_end_date_to: (person, value) => (latest(person)?.finish_date ?? '9999-99-99') <= utcDay(value),
  class: inYears,
  custom_attr: (person, value) => attribute(person, value, ({ value }, rest) => attributeText(value, rest)),
  custom_attr_from: (person, value) => attribute(person, value, ({ day }, rest) => day !== null && day >= utcDay(rest)),
  custom_attr_to: (person, value) => attribute(person, value, ({ day }, rest) => day !== null && day <= utcDay(rest)),
  custom_attr_int: (person, value) => attribute(person, value, ({ number: stored }, rest) => number(stored, rest)),
};

type Address = Person['addresses'][number];

/** Terms of addresses, which have to hold for the same one. */
export const FINDS_ADDRESS: Record<string, (address: Address, value: string) => boolean> = {
  street: ({ street }, value) => within(street, value),
  city: ({ city }, value) => city !== null && low(city) === low(value),
  postal_code: ({ postal_code }, value) => postal_code !== null && low(postal_code).startsWith(low(value)),
};

/** The ids of the people of whom every term is true, in the order of their ids. */
export function foundInMemory(people: readonly Person[], terms: readonly (readonly [string, string])[]): number[] {
  const ofAddress = terms.filter(([field]) => field in FINDS_ADDRESS);
  const ofPerson = terms.filter(([field]) => field in FINDS);
  return people
    .filter((person) => ofPerson.every(([field, value]) => FINDS[field](person, value)))
    .filter(
      ({ addresses }) =>
        ofAddress.length === 0 ||
        addresses.some((address) => ofAddress.every(([field, value]) => FINDS_ADDRESS[field](address, value))),
    )
    .map(({ id }) => id)
    .toSorted((a, b) => a - b);
}
