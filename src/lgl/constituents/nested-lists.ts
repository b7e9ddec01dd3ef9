import { Injectable } from '@nestjs/common';

import type { Records } from '../../records/records.js';
import { EmailAddressesService } from '../contact/email-addresses/email-addresses.service.js';
import { PhoneNumbersService } from '../contact/phone-numbers/phone-numbers.service.js';
import { StreetAddressesService } from '../contact/street-addresses/street-addresses.service.js';
import { WebAddressesService } from '../contact/web-addresses/web-addresses.service.js';
import { ClassAffiliationsService } from '../relations/class-affiliations/class-affiliations.controller.js';
import { ConstituentRelationshipsService } from '../relations/constituent-relationships/constituent-relationships.service.js';
import { constituentKeywords } from '../tagging/constituent-categories/constituent-keyword.entity.js';
import { constituentAttributes } from '../tagging/custom-attrs/constituent-attribute-value.entity.js';
import { storeCustomAttrs } from '../tagging/custom-attrs/custom-attrs.store.js';
import { storeCategories } from '../tagging/custom-fields/custom-fields.store.js';
import { GroupMembershipsService } from '../tagging/group-memberships/group-memberships.service.js';
import type { UpdateConstituent } from './constituent.body.js';

/** What stores the records of one kind that come inside a constituent. */
export interface NestedStore {
  storeInside(records: Records, owner: object, key: string, entries: readonly object[]): Promise<void>;
  removeInside(records: Records, owner: object): Promise<void>;
}

/** The kinds of records that come inside a constituent's body, each a row: its key, its column and its service. */
@Injectable()
export class NestedLists {
  private readonly lists: readonly (readonly [key: string, column: string, service: NestedStore])[];

  constructor(
    classAffiliations: ClassAffiliationsService,
    relationships: ConstituentRelationshipsService,
    streetAddresses: StreetAddressesService,
    phoneNumbers: PhoneNumbersService,
    emailAddresses: EmailAddressesService,
    webAddresses: WebAddressesService,
    groupMemberships: GroupMembershipsService,
  ) {
    this.lists = [
      ['class_affiliations', 'constituent_id', classAffiliations],
      ['relationships', 'constituent_id', relationships],
      ['street_addresses', 'item_id', streetAddresses],
      ['phone_numbers', 'item_id', phoneNumbers],
      ['email_addresses', 'item_id', emailAddresses],
      ['web_addresses', 'item_id', webAddresses],
      ['groups', 'constituent_id', groupMemberships],
    ];
  }

  /**
   * Removes the previous records where the body says so, and stores those that it holds; an `id` among these then names
   * none that is left, and is refused (choice). The constituent must be locked.
   */
  async store(records: Records, id: number, body: UpdateConstituent): Promise<void> {
    const sent = body as Readonly<Record<string, unknown>>;
    for (const [key, column, service] of this.lists) {
      const owner = { [column]: id };
      if (sent[`remove_previous_${key}`]) await service.removeInside(records, owner);
      await service.storeInside(records, owner, key, (sent[key] ?? []) as object[]);
    }
    await storeCategories(records, constituentKeywords, id, body.categories);
    await storeCustomAttrs(records, constituentAttributes, id, body.custom_attrs);
  }
}
