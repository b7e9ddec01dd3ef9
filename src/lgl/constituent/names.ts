import { folded } from '../../fields/folded.js';
import type { Constituent } from './constituent.entity.js';

type Names = Partial<Constituent>;

/** Whether a name is left with anything to call the constituent by. */
export function hasName({ first_name, last_name, org_name }: Names): boolean {
  return [first_name, last_name, org_name].some((name) => name?.trim());
}

/**
 * The names that LGL fills in for a new constituent when they are not sent (doc): "Joe Doe", "Joe"; without prefix, middle
 * name or suffix (choice).
 */
export function filledNames(sent: Names): Names {
  const { first_name, last_name, org_name, is_org } = sent;
  const organisation = isOrganisation(sent);
  const addressee = sent.addressee ?? joined(' ', organisation ? [org_name] : [first_name, last_name]);
  const salutation =
    sent.salutation ?? (organisation ? null : joined('', [first_name?.trim() ? first_name : last_name]));
  const printed = organisation ? null : addressee;
  return {
    is_org: is_org ?? false,
    addressee,
    salutation,
    annual_report_name: sent.annual_report_name ?? printed,
    alt_addressee: sent.alt_addressee ?? addressee,
    honorary_name: sent.honorary_name ?? printed,
    alt_salutation: sent.alt_salutation ?? salutation,
  };
}

/** "Doe, Joe"; for an organisation its name. It follows every change (doc). */
function sortName(names: Names): string | null {
  return isOrganisation(names) ? joined('', [names.org_name]) : joined(', ', [names.last_name, names.first_name]);
}

/** What lists are ordered by: the sort name without case and accents, so that both databases agree on it (choice). */
export function sortKey(sort_name: string | null): string {
  return (sort_name ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What is stored beside the names: how the constituent is sorted, and found by name. */
export function derivedNames(names: Names): Pick<Constituent, 'sort_name' | 'sort_key' | 'names_folded'> {
  const sort_name = sortName(names);
  return { sort_name, sort_key: sortKey(sort_name), names_folded: foldedNames({ ...names, sort_name }) };
}

/** The names that a search by name looks into (doc). */
const SEARCHED = [
  'prefix',
  'first_name',
  'middle_name',
  'last_name',
  'suffix',
  'spouse_name',
  'org_name',
  'nick_name',
  'spouse_nick_name',
  'maiden_name',
  'addressee',
  'salutation',
  'alt_addressee',
  'alt_salutation',
  'annual_report_name',
  'honorary_name',
  'sort_name',
] as const satisfies readonly (keyof Constituent)[];

/** The names as a search compares them, a line each, so that no word is found across two of them. */
export function foldedNames(names: Names): string {
  const filled = SEARCHED.flatMap((key) => names[key] ?? []);
  return [...new Set(filled.map(folded))].join('\n');
}

/** Named as an organisation: it has such a name and is said to be one, or has no person's name (choice). */
function isOrganisation({ is_org, first_name, last_name, org_name }: Names): boolean {
  return Boolean(org_name?.trim()) && (is_org === true || !hasName({ first_name, last_name }));
}

function joined(separator: string, parts: (string | null | undefined)[]): string | null {
  return (
    parts
      .map((part) => part?.trim())
      .filter(Boolean)
      .join(separator) || null
  );
}
