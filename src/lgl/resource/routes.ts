import { Delete, Get, HttpCode, Inject, Param, Patch, Post, Put, applyDecorators, type Type } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ApiAnswer, ApiId, ApiParentId, ApiResult, Shown } from '../http/api.js';
import { ApiBodyOf, BodyOf, type SentBody } from '../http/body.js';
import { IdPipe, IdsPipe } from '../http/id.pipe.js';
import { ApiPaging, ListAnswer, type ListQuery, ListQueryParam } from '../http/list.js';
import type { StoredRecord } from '../../records/records.js';
import type { View } from '../../records/view.js';
import type { Resource } from './resource.js';
import type { ParentIds } from './resource.service.js';
import { ApiSearch, KEPT_OF_SEARCH } from './search.js';

/** What the routes need to know of a resource. */
type Routed = Pick<Resource<StoredRecord>, 'itemType' | 'singular' | 'filters' | 'search' | 'row'> & {
  readonly details: View<object>;
};

/** What answers them: a `ResourceService` of any kind of record. */
interface Handlers {
  list(caller: Caller, parents: ParentIds, query: ListQuery): Promise<object>;
  search(caller: Caller, query: ListQuery): Promise<object>;
  show(caller: Caller, id: number): Promise<object>;
  create(caller: Caller, parents: ParentIds, body: SentBody<object>): Promise<object>;
  update(caller: Caller, id: number, body: SentBody<object>): Promise<object>;
  delete(caller: Caller, id: number): Promise<object>;
}

export interface RouteOptions<S> {
  resource: Routed;
  Service: Type<S>;
  /** Paths that answer GET with a list; an id in the path narrows it. */
  list?: string[];
  /** The path that answers GET with what a search finds. */
  search?: string;
  /** Paths that answer POST with a new record; an id in the path is set on it. */
  create?: string[];
  /** The path of one record: GET, PATCH, PUT and DELETE. */
  item?: string;
  /** The bodies; a resource that can only be read has none. */
  Create?: Type<object>;
  Update?: Type<object>;
}

export interface ResourceController<S> {
  readonly service: S;
}

/** Nothing can be sent. */
class Nothing {}

/**
 * The routes that a resource has. Extend the class it returns; a route of the resource's own is an ordinary method of
 * the subclass, where it is matched before these. A handler whose path is not given is no route.
 */
export function ResourceRoutes<S extends Handlers>({
  resource,
  Service,
  list = [],
  search,
  create = [],
  item,
  Create = Nothing,
  Update = Nothing,
}: RouteOptions<S>): Type<ResourceController<S>> {
  const Answer = Shown(resource.details.type);
  const what = resource.singular;
  const filters = Object.keys(resource.filters);
  const onLists = resource.search?.onLists ?? [];
  const parameters = [...filters, ...(resource.search?.listParameters ?? [])];

  class Routes implements ResourceController<S> {
    @Inject(Service) readonly service: S;

    @Route(list, Get(list), ApiOperation({ summary: `List ${what} records` }), ApiParentId(list), ApiPaging(filters))
    @ApiSearch(resource.search, onLists)
    @ApiAnswer(ListAnswer(resource.row.type, resource.itemType))
    list(
      @CallerParam() caller: Caller,
      @Param(IdsPipe) parents: ParentIds,
      @ListQueryParam(parameters) query: ListQuery,
    ) {
      return this.service.list(caller, parents, query);
    }

    /** Before the routes of one record, whose id "search" is not. */
    @Route(search, Get(search), ApiOperation({ summary: `Search ${what} records` }), ApiPaging())
    @ApiSearch(resource.search, ['q', 'sort', 'expand'])
    @ApiAnswer(ListAnswer(resource.search?.Found ?? resource.row.type, resource.itemType))
    search(@CallerParam() caller: Caller, @ListQueryParam(KEPT_OF_SEARCH) query: ListQuery) {
      return this.service.search(caller, query);
    }

    @Route(create, Post(create), HttpCode(200), ApiOperation({ summary: `Create a ${what}` }), ApiParentId(create))
    @ApiAnswer(Answer)
    @ApiBodyOf(Create)
    create(@CallerParam() caller: Caller, @Param(IdsPipe) parents: ParentIds, @BodyOf(Create) body: SentBody<object>) {
      return this.service.create(caller, parents, body);
    }

    @Route(item, Get(item), ApiOperation({ summary: `Show a ${what}` }), ApiId())
    @ApiAnswer(Answer)
    show(@CallerParam() caller: Caller, @Param('id', IdPipe) id: number) {
      return this.service.show(caller, id);
    }

    @Route(item, Patch(item), ApiOperation({ summary: `Update a ${what}`, description: LEFT_OUT }), ApiId())
    @ApiAnswer(Answer)
    @ApiBodyOf(Update)
    update(@CallerParam() caller: Caller, @Param('id', IdPipe) id: number, @BodyOf(Update) body: SentBody<object>) {
      return this.service.update(caller, id, body);
    }

    /** LGL treats PUT as PATCH (wire). */
    @Route(item, Put(item), ApiOperation({ summary: `Update a ${what}`, description: 'The same as PATCH.' }), ApiId())
    @ApiAnswer(Answer)
    @ApiBodyOf(Update)
    put(@CallerParam() caller: Caller, @Param('id', IdPipe) id: number, @BodyOf(Update) body: SentBody<object>) {
      return this.update(caller, id, body);
    }

    @Route(item, Delete(item), ApiOperation({ summary: `Delete a ${what}` }), ApiId())
    @ApiResult()
    delete(@CallerParam() caller: Caller, @Param('id', IdPipe) id: number) {
      return this.service.delete(caller, id);
    }
  }
  return Routes;
}

const LEFT_OUT = 'Fields that are left out stay as they are.';

/** Makes a handler the route of a path, or of several, if there is any. */
function Route(path: string | string[] | undefined, ...decorators: MethodDecorator[]): MethodDecorator {
  return path?.length ? applyDecorators(...decorators) : () => undefined;
}
