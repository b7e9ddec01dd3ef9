import { Injectable } from '@nestjs/common';

import type { Caller } from '../../accounts/caller.js';
import { Clock } from '../../clock/clock.js';
import type { Records } from '../../records/records.js';
import { UnitOfWork } from '../../records/unit-of-work.js';
import { NotSaved, ParameterError } from '../http/errors.js';
import type { ListQuery } from '../http/list.js';
import { PhoneNumber } from '../phone-numbers/phone-number.entity.js';
import { PhoneNumbersService } from '../phone-numbers/phone-numbers.service.js';
import { type ParentIds, ResourceService } from '../resource/resource.service.js';
import type { CreateConstituent, NestedPhoneNumber, UpdateConstituent } from './constituent.body.js';
import { Constituent } from './constituent.entity.js';
import { constituents } from './constituent.resource.js';
import { filledNames, hasName, sortKey, sortName } from './names.js';

@Injectable()
export class ConstituentsService extends ResourceService<Constituent> {
  readonly resource = constituents;

  constructor(
    unitOfWork: UnitOfWork,
    private readonly phoneNumbers: PhoneNumbersService,
    private readonly clock: Clock,
  ) {
    super(unitOfWork);
  }

  /** `q` narrows this list as it does a search (wire). Until there is a search, only an empty one can be right. */
  override async list(caller: Caller, parents: ParentIds, query: ListQuery) {
    const [term] = [...query.valuesOf('q'), ...query.valuesOf('q[]')].filter((text) => text.trim());
    if (term) throw new ParameterError(`Searching is not supported yet: ${term}`);
    return super.list(caller, parents, query);
  }

  override async add(records: Records, { phone_numbers, ...input }: CreateConstituent): Promise<number> {
    const id = await super.add(records, input);
    await this.storePhoneNumbers(records, id, phone_numbers);
    return id;
  }

  override async change(
    records: Records,
    constituent: Constituent,
    { phone_numbers, remove_previous_phone_numbers, ...input }: UpdateConstituent,
  ): Promise<void> {
    await super.change(records, constituent, input);
    if (remove_previous_phone_numbers) {
      for (const previous of await records.find(PhoneNumber, { item_id: constituent.id })) {
        await records.delete(PhoneNumber, previous);
      }
    }
    await this.storePhoneNumbers(records, constituent.id, phone_numbers);
  }

  protected override async prepare(_records: Records, input: Partial<Constituent>, before?: Constituent) {
    const values = before
      ? input
      : {
          is_deceased: false,
          is_anon: false,
          ...input,
          ...filledNames(input),
          date_added: input.date_added ?? this.clock.today(),
        };
    const names = { ...before, ...values };
    if (!hasName(names)) throw new NotSaved('A constituent must have a first_name, a last_name or an org_name');
    const sort_name = sortName(names);
    return { ...values, sort_name, sort_key: sortKey(sort_name) };
  }

  /** Adds phone numbers, or changes those that are named by an id. The constituent must be locked. */
  private async storePhoneNumbers(
    records: Records,
    item_id: number,
    numbers?: NestedPhoneNumber[] | null,
  ): Promise<void> {
    for (const [index, { id, ...number }] of (numbers ?? []).entries()) {
      const path = `phone_numbers[${index}]`;
      try {
        if (id === undefined || id === null) {
          await this.phoneNumbers.add(records, { ...number, item_id });
          continue;
        }
        const [known] = await records.find(PhoneNumber, { id, item_id });
        if (!known) throw new NotSaved(`id ${id} is not a phone number of this constituent`);
        await this.phoneNumbers.change(records, known, number);
      } catch (error) {
        throw error instanceof NotSaved ? error.inside(path) : error;
      }
    }
  }
}
