import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql, { raw } from 'sql-template-tag';

import type { FieldError } from '../../fields/field-errors.js';
import {
  type Importer,
  Importers,
  type Made,
  NotImported,
  type Plan,
  type Planned,
  type SentFields,
} from '../../integrations/importer.js';
import type { Records } from '../../records/records.js';
import { ContactReportsService } from '../activity/contact-reports/contact-reports.service.js';
import { NotesService } from '../activity/notes/notes.service.js';
import { VolunteerTimesService } from '../activity/volunteer-times/volunteer-times.service.js';
import { Constituent } from '../constituent/constituent.entity.js';
import { lockConstituents } from '../constituent/lock.js';
import { hasName } from '../constituent/names.js';
import { ConstituentsService } from '../constituents/constituents.service.js';
import { AppealRequestsService } from '../fundraising/appeal-requests/appeal-requests.service.js';
import { InvitationsService } from '../fundraising/invitations/invitations.service.js';
import { GiftsService } from '../giving/gifts/gifts.service.js';
import { NotSaved } from '../http/errors.js';
import { MembershipsService } from '../memberships/memberships/memberships.service.js';
import { type Draft, type Part, readDraft, refusalsOf } from './draft.js';
import { FIELDS, type InsideKind, parentKeys, type Values } from './kinds.js';
import { byId, matchesOf } from './matching.js';

/** What stores the records of one kind. */
interface Store {
  add(records: Records, input: object): Promise<number>;
}

/** Makes records of what was sent to a listener, by the services that the API stores them with. */
@Injectable()
export class QueueImporter implements Importer, OnModuleInit {
  readonly fields = FIELDS;
  private readonly stores: Readonly<Record<string, Store>>;

  constructor(
    private readonly importers: Importers,
    private readonly constituents: ConstituentsService,
    gifts: GiftsService,
    memberships: MembershipsService,
    notes: NotesService,
    contactReports: ContactReportsService,
    volunteerTimes: VolunteerTimesService,
    invitations: InvitationsService,
    appealRequests: AppealRequestsService,
  ) {
    this.stores = {
      gift: gifts,
      membership: memberships,
      note: notes,
      contact_report: contactReports,
      volunteer_time: volunteerTimes,
      invitation: invitations,
      appeal_request: appealRequests,
    };
  }

  onModuleInit(): void {
    this.importers.provide(this);
  }

  async plan(records: Records, sent: SentFields): Promise<Plan> {
    const draft = await readDraft(sent);
    const matches = await matchesOf(records, draft);
    const [found] = matches.length === 1 ? matches : [];
    const wrong = [
      ...draft.wrong,
      ...whoIsWrong(
        draft,
        matches.map(({ constituent_id }) => constituent_id),
      ),
    ];
    const values = constituentValues(await withoutKnown(records, draft, found?.constituent_id));
    const action = found ? (isEmpty(values) ? 'match' : 'update') : 'create';
    const own: Planned = { record: 'constituent', action, values };
    const others = draft.others.map(({ kind, values, parent }): Planned => {
      const keys = parentKeys(kind);
      const named = keys && { [keys.id]: parent!.id, [keys.name]: parent!.name };
      return { record: kind.name, action: 'create', values: { ...named, ...values } };
    });
    return { matches, makes: [own, ...others], wrong };
  }

  async save(records: Records, sent: SentFields, chosen?: number | null): Promise<Made[]> {
    // Two items about somebody who is new would make two of them.
    await records.lockAccount();
    const read = await readDraft(sent);
    const { id, wrong } = await whoIsMeant(records, read, chosen);
    if (read.wrong.length + wrong.length > 0) throw new NotImported([...read.wrong, ...wrong]);
    await lockConstituents(records, [id]);
    const draft = await withoutKnown(records, read, id);
    const made = await this.saveConstituent(records, draft, id);
    for (const part of draft.others) {
      const input = { ...part.values, ...(await this.parentOf(records, part)), constituent_id: made[0].id };
      const id = await refused(draft, part, () => this.stores[part.kind.name].add(records, input));
      made.push({ record: part.kind.name, action: 'create', id });
    }
    return made;
  }

  /** Stores the constituent with what comes inside it; one that nothing was sent for is left as it is. */
  private saveConstituent(records: Records, draft: Draft, id: number | undefined): Promise<Made[]> {
    const input = constituentValues(draft);
    return refused(draft, draft.constituent, async () => {
      if (id === undefined) {
        return [{ record: 'constituent', action: 'create', id: await this.constituents.add(records, input) }];
      }
      if (!isEmpty(input)) {
        const [constituent] = await records.find(Constituent, { id });
        await this.constituents.change(records, constituent, input);
      }
      return [{ record: 'constituent', action: isEmpty(input) ? 'match' : 'update', id }];
    });
  }

  private async parentOf(records: Records, { kind, parent = {} }: Part): Promise<Values> {
    const keys = parentKeys(kind);
    if (!keys || parent.id !== undefined) return keys ? { [keys.id]: parent.id } : {};
    const list = kind.parent!;
    const name = String(parent.name);
    const id = (await list.named(records, name))?.id ?? (await list.create(records, name.trim(), {}));
    return { [keys.id]: id };
  }
}

/** Whose record it is to be: the one that was chosen, or who is found; nobody for somebody new. */
async function whoIsMeant(
  records: Records,
  draft: Draft,
  chosen: number | null | undefined,
): Promise<{ id?: number; wrong: FieldError[] }> {
  if (typeof chosen === 'number') {
    const isThere = (await byId(records, chosen)).length > 0;
    return { id: chosen, wrong: isThere ? [] : [{ field: 'constituent_id', message: `${chosen} is no constituent` }] };
  }
  if (chosen === null) return { wrong: whoIsWrong({ ...draft, id: undefined }, []) };
  const found = (await matchesOf(records, draft)).map(({ constituent_id }) => constituent_id);
  return { id: found[0], wrong: whoIsWrong(draft, found) };
}

function whoIsWrong({ id, constituent: { values } }: Draft, found: readonly number[]): FieldError[] {
  if (found.length > 1)
    return [
      { field: 'constituent_id', message: `must say which is meant: ${found.join(', ')}, or null for a new one` },
    ];
  if (found.length === 1) return [];
  if (id !== undefined) return [{ field: 'constituent.id', message: `${id} is no constituent` }];
  return hasName(values) ? [] : [{ field: 'constituent', message: 'needs a first_name, a last_name or an org_name' }];
}

/** The draft without what the constituent has already. */
async function withoutKnown(records: Records, draft: Draft, id: number | undefined): Promise<Draft> {
  if (id === undefined) return draft;
  const inside: Part<InsideKind>[] = [];
  for (const part of draft.inside) if (!(await hasAlready(records, part, id))) inside.push(part);
  return { ...draft, inside };
}

/** What the constituent is given, with what comes inside it. */
function constituentValues({ constituent, inside }: Draft): Values {
  const lists: Record<string, Values[]> = {};
  for (const { kind, values } of inside) (lists[kind.key] ??= []).push(values);
  return { ...constituent.values, ...lists };
}

async function hasAlready(records: Records, { kind, values }: Part<InsideKind>, id: number): Promise<boolean> {
  const { row, table, parents } = kind.resource;
  const stored = await records.all(row, sql`${raw(`${table}.${parents.constituent_id.column}`)} = ${id}`);
  return stored.some((each) => kind.isSame(values, each as Values));
}

/** @throws NotImported that says by the fields that were sent what the API refuses. */
async function refused<T>(draft: Draft, part: Part, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof NotSaved ? new NotImported(refusalsOf(error, draft, part)) : error;
  }
}

function isEmpty(values: object): boolean {
  return Object.keys(values).length === 0;
}
