import { type Id, pathOf } from './collection.js';
import { type Example, type Json, operationsOn, recordsOf, routeOf, rowsOf, subjectOf } from './reference.js';
import type { Client } from './server.js';

/** What differs between two accounts that did the same. */
const ELSEWHERE = /_at$|^(date_added|team_member_email|api_version)$/;
/** A key that was drawn at random. */
const RANDOM = /^[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}$/;
/** What ids stand for where their name does not tell. */
const KINDS: Readonly<Record<string, string>> = {
  related_constituent_id: 'constituents',
  item_id: 'constituents',
  parent_invitation_id: 'invitations',
  team_member: 'team_members',
  assigned_to: 'team_members',
};

/** LGL's examples, told again to one account: the ids in them stand for records that are made when they are first named. */
export class Replay {
  private readonly ids = new Map<string, Id>();

  constructor(private readonly client: Client) {}

  /** Sees to what an example takes for granted and only its answer tells: who a team member is, and that a custom field exists. */
  async prepare({ body = {}, response }: Example): Promise<void> {
    if (/^\d+$/.test(String(body.team_member))) {
      const { body: members } = await this.client.get('/api/v1/team_members').expect(200);
      const fullName = ({ first_name, last_name }: Json) => `${first_name} ${last_name}`;
      const { id } = members.items.find((member: Json) => fullName(member) === response.team_member);
      this.ids.set(`team_members ${body.team_member}`, id);
    }
    for (const { id, name, item_type, facet_type } of (response.custom_fields ?? []) as Json[]) {
      if (this.ids.has(`custom_fields ${id}`)) continue;
      const { body: made } = await this.client.post('/api/v1/categories', { name, item_type, facet_type }).expect(200);
      this.ids.set(`custom_fields ${id}`, made.id);
    }
  }

  /** Sends an example's request. */
  async send(method: string, { path, query, body }: Example): Promise<{ status: number; body: Json }> {
    const [, , , ...segments] = path.split('/');
    const named: string[] = [];
    for (const [index, segment] of segments.entries()) {
      named.push(/^\d+$/.test(segment) ? String(await this.ours(segments[index - 1], Number(segment))) : segment);
    }
    const search = query ? `?${encodeURI(query)}` : '';
    // A body of an id alone gives what is there already.
    const given = Object.keys(body ?? {}).join() === 'id' && { id: await this.ours(named.at(-1)!, Number(body!.id)) };
    const sent = body && { ...((await this.translated(body)) as object), ...given };
    const call = method.toLowerCase() as 'post';
    return this.client[call](`/api/v1/${named.join('/')}${search}`, sent);
  }

  /** Where an answer has other values than the documented one. An id is right when it always stands for the same. */
  differences(answer: unknown, documented: unknown, kind: string, key = kind): string[] {
    if (Array.isArray(documented)) {
      const entries = answer as unknown[];
      if (entries.length !== documented.length) return [`${key} has ${entries.length} of ${documented.length}`];
      return documented.flatMap((entry, index) => this.differences(entries[index], entry, key, key));
    }
    if (documented !== null && typeof documented === 'object') {
      return Object.entries(documented).flatMap(([name, value]) =>
        ELSEWHERE.test(name) ? [] : this.differences((answer as Json)[name], value, kind, name),
      );
    }
    if (RANDOM.test(String(documented))) return [];
    if (typeof documented === 'number' && documented > 0 && /^id$|_id$/.test(key)) {
      const known = this.known(key === 'id' ? kind : kindOf(key), documented, answer as Id);
      return known === answer ? [] : [`${key} is ${String(answer)} where ${known} stands for ${documented}`];
    }
    return Object.is(answer, documented)
      ? []
      : [`${key} is ${JSON.stringify(answer)}, not ${JSON.stringify(documented)}`];
  }

  private known(kind: string, documented: number, answered: Id): Id {
    const name = `${kind} ${documented}`;
    if (!this.ids.has(name)) this.ids.set(name, answered);
    return this.ids.get(name)!;
  }

  /** The id here of what has this id in the examples. */
  async ours(kind: string, documented: number): Promise<Id> {
    const name = `${kind} ${documented}`;
    if (!this.ids.has(name)) this.ids.set(name, await this.found(kind, documented));
    return this.ids.get(name)!;
  }

  /** Finds by its name what every account has, and makes the rest as the examples show it. */
  private async found(kind: string, documented: number): Promise<Id> {
    const gets = operationsOn(kind, 'GET');
    const example = [...recordsOf(gets), ...rowsOf(gets)].find(({ id }) => id === documented) ?? {};
    const { name } = example;
    if (name !== undefined && gets.some(({ path }) => path === `/api/v1/${kind}`)) {
      const { body } = await this.client.get(`/api/v1/${kind}?limit=1000`).expect(200);
      const own = body.items.find((row: Json) => row.name === name);
      if (own) return own.id;
    }
    const [create] = operationsOn(kind, 'POST');
    const body: Json = kind === 'constituents' ? { last_name: `Person ${documented}` } : {};
    for (const [key, type] of Object.entries(create.body ?? {})) {
      const named = nameOf(key) in example && key.endsWith('_id');
      if (typeof type === 'string' && !named && (example[key] ?? null) !== null) body[key] = example[key];
    }
    const parents: Record<string, Id> = {};
    for (const [, parent] of create.path.matchAll(/\{(\w+)\}/g)) {
      parents[parent] = await this.ours(kindOf(parent), Number(example[parent] ?? example.item_id));
    }
    const sent = (await this.translated(body)) as object;
    return (await this.client.post(pathOf(routeOf(create.path), parents), sent).expect(200)).body.id;
  }

  /** A body with the ids of this account. */
  private async translated(value: unknown, key = ''): Promise<unknown> {
    if (Array.isArray(value)) return Promise.all(value.map((entry) => this.translated(entry)));
    if (value !== null && typeof value === 'object') {
      const entries: [string, unknown][] = [];
      for (const [name, entry] of Object.entries(value)) entries.push([name, await this.translated(entry, name)]);
      return Object.fromEntries(entries);
    }
    const names = key in KINDS || (key.endsWith('_id') && !key.startsWith('external'));
    return names && /^\d{3,}$/.test(String(value)) ? this.ours(kindOf(key), Number(value)) : value;
  }
}

/** Where the name of what this id names stands. */
const nameOf = (key: string) => (key === 'relationship_type_id' ? 'name' : key.replace(/_id$/, '_name'));

/** What the id with this name is the id of. */
function kindOf(key: string): string {
  return KINDS[key] ?? subjectOf(`${key.replace(/_id$/, '').replace(/y$/, 'ie')}s`);
}
