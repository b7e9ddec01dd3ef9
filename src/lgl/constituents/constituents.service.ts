import { Injectable } from '@nestjs/common';

import type { Caller } from '../../accounts/caller.js';
import { Json } from '../../database/json.js';
import type { Records } from '../../records/records.js';
import { Constituent } from '../constituent/constituent.entity.js';
import { lockConstituents } from '../constituent/lock.js';
import { derivedNames, filledNames, hasName } from '../constituent/names.js';
import type { SentBody } from '../http/body.js';
import { NotSaved } from '../http/errors.js';
import type { Answer } from '../resource/resource.js';
import { type ParentIds, ResourceService } from '../resource/resource.service.js';
import { GIVING_STATUS } from '../tagging/constituent-categories/giving-status.js';
import type { CreateConstituent, UpdateConstituent } from './constituent.body.js';
import type { ConstituentDetails } from './constituent.details.js';
import { constituents } from './constituent.resource.js';
import { NestedLists } from './nested-lists.js';

@Injectable()
export class ConstituentsService extends ResourceService<Constituent> {
  readonly resource = constituents;

  constructor(private readonly nested: NestedLists) {
    super();
  }

  /** LGL sets the giving status a moment later (doc). */
  override async create(caller: Caller, parents: ParentIds, body: SentBody<CreateConstituent>) {
    const { value } = (await super.create(caller, parents, body)) as Json<Answer<ConstituentDetails>>;
    return Json.of({ ...value, categories: value.categories.filter(({ key }) => key !== GIVING_STATUS) });
  }

  override async add(records: Records, input: CreateConstituent): Promise<number> {
    await lockConstituents(records, relatedTo(input));
    const id = await super.add(records, input);
    await this.nested.store(records, id, input);
    return id;
  }

  override async change(records: Records, constituent: Constituent, input: UpdateConstituent): Promise<void> {
    await super.change(records, constituent, input);
    await this.nested.store(records, constituent.id, input);
  }

  protected override async lockAndFind(records: Records, id: number, body?: SentBody<UpdateConstituent>) {
    await lockConstituents(records, [id, ...relatedTo(body?.unchecked ?? {})]);
    return super.lockAndFind(records, id, body);
  }

  protected override async prepare(records: Records, input: Partial<Constituent>, before?: Constituent) {
    const values = before
      ? input
      : {
          ...input,
          ...filledNames(input),
          date_added: input.date_added ?? records.clock.today(),
        };
    const names = { ...before, ...values };
    if (!hasName(names)) throw new NotSaved('A constituent must have a first_name, a last_name or an org_name');
    return { ...values, ...derivedNames(names) };
  }
}

/** The other constituents that the relationships inside a body name. */
function relatedTo({ relationships }: { readonly relationships?: unknown }): unknown[] {
  if (!Array.isArray(relationships)) return [];
  return relationships.map(
    (relationship: { related_constituent_id?: unknown } | null) => relationship?.related_constituent_id,
  );
}
