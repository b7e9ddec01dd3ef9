import sql, { join } from 'sql-template-tag';

import { folded } from '../../fields/folded.js';
import type { Match } from '../../integrations/importer.js';
import type { Records } from '../../records/records.js';
import type { Draft } from './draft.js';

interface Named {
  readonly id: number;
  readonly sort_name: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly org_name: string | null;
}

const NAMES = ['first_name', 'last_name', 'org_name'] as const;

/** The constituents that a draft can be about: by LGL's id where that was sent, else by email and name (live). */
export async function matchesOf(records: Records, draft: Draft): Promise<Match[]> {
  const [by, found] =
    draft.id === undefined
      ? (['email and name', await byEmailAndName(records, draft)] as const)
      : (['id', await byId(records, draft.id)] as const);
  return found.map(({ id, sort_name }) => ({ by, constituent_id: id, sort_name }));
}

export function byId(records: Records, id: number): Promise<Named[]> {
  return records.query(sql`SELECT id, sort_name, first_name, last_name, org_name
    FROM ${records.own('constituents')} WHERE id = ${id}`);
}

/** One of the email addresses, and every name that was sent, without regard to case (choice). */
async function byEmailAndName(records: Records, { constituent, inside }: Draft): Promise<Named[]> {
  const names = NAMES.filter((name) => filled(constituent.values[name]) !== '');
  const addresses = inside.flatMap(({ kind, values }) =>
    kind.key === 'email_addresses' ? filled(values.address) : [],
  );
  if (names.length === 0 || addresses.length === 0) return [];
  const found: Named[] = [];
  for (const address of new Set(addresses)) {
    const has = join(
      [records.contains('email_addresses', 'address_folded', [address]), sql`address_folded = ${address}`],
      ' AND ',
    );
    found.push(
      ...(await records.query<Named>(sql`SELECT id, sort_name, first_name, last_name, org_name
        FROM ${records.own('constituents')}
        WHERE id IN (SELECT item_id FROM ${records.own('email_addresses')} WHERE ${has}) ORDER BY id`)),
    );
  }
  const meant = found.filter((each) => names.every((name) => filled(each[name]) === filled(constituent.values[name])));
  return [...new Map(meant.map((each) => [each.id, each])).values()];
}

function filled(value: unknown): string {
  return typeof value === 'string' ? folded(value.trim()) : '';
}
