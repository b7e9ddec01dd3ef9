import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { ResourceService } from '../../resource/resource.service.js';
import { storeCustomAttrs } from '../../tagging/custom-attrs/custom-attrs.store.js';
import { storeCustomFields } from '../../tagging/custom-fields/custom-fields.store.js';
import { Appeal } from '../appeals/appeal.entity.js';
import { lockNamed } from '../named-parent.js';
import {
  type AppealRequest,
  appealRequestAttributes,
  appealRequestKeywords,
  type UpdateAppealRequest,
} from './appeal-request.entity.js';
import { appealRequests } from './appeal-request.resource.js';

@Injectable()
export class AppealRequestsService extends ResourceService<AppealRequest> {
  readonly resource = appealRequests;

  override async add(records: Records, input: UpdateAppealRequest): Promise<number> {
    const id = await super.add(records, input as Partial<AppealRequest>);
    await storeTags(records, id, input);
    return id;
  }

  override async change(records: Records, request: AppealRequest, input: UpdateAppealRequest): Promise<void> {
    await super.change(records, request, input as Partial<AppealRequest>);
    await storeTags(records, request.id, input);
  }

  /** Of the two that a request belongs to, the path of a create names one and the body the other. */
  protected override async prepare(records: Records, values: Partial<AppealRequest>, before?: AppealRequest) {
    if (!before) {
      await lockNamed(records, Constituent, 'constituent_id', values.constituent_id);
      await lockNamed(records, Appeal, 'appeal_id', values.appeal_id);
    }
    return { ...values, status: values.status ?? before?.status ?? 'open' };
  }
}

async function storeTags(records: Records, id: number, { custom_fields, custom_attrs }: UpdateAppealRequest) {
  await storeCustomFields(records, appealRequestKeywords, id, custom_fields);
  await storeCustomAttrs(records, appealRequestAttributes, id, custom_attrs);
}
