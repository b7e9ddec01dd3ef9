import { Injectable } from '@nestjs/common';

import type { Caller } from '../../../accounts/caller.js';
import { LglController } from '../../http/api.js';
import type { ListQuery } from '../../http/list.js';
import { type ParentIds, ResourceService } from '../../resource/resource.service.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { ofItemType } from '../item-types.js';
import type { Attribute } from './attribute.entity.js';
import { attributes } from './attribute.resource.js';

@Injectable()
export class AttributesService extends ResourceService<Attribute> {
  readonly resource = attributes;

  override list(caller: Caller, parents: ParentIds, query: ListQuery) {
    return super.list(caller, parents, ofItemType(query));
  }
}

@LglController('Attributes')
export class AttributesController extends ResourceRoutes({
  resource: attributes,
  Service: AttributesService,
  list: ['attributes'],
}) {}
