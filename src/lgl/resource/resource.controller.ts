import { Body, Delete, Get, HttpCode, Inject, Param, Patch, Post, Put, type Type } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import type { StoredRecord } from '../../records/records.js';
import { ApiAnswer, ApiId, ApiParentId, ApiRefusal, ApiResult, Shown } from '../http/api.js';
import { BodyPipe } from '../http/body.pipe.js';
import { IdPipe, IdsPipe } from '../http/id.pipe.js';
import { ApiPaging, ListAnswer, type ListQuery, ListQueryParam } from '../http/list.js';
import type { ParentIds, ResourceService } from './resource.service.js';

export interface ResourceRoutes<E extends StoredRecord, S extends ResourceService<E>> {
  Service: Type<S>;
  /** The record as a list shows it, and as show, create and update do; the same unless `Shown` says otherwise. */
  Record: Type<object>;
  Shown?: Type<object>;
  Create: Type<Partial<E>>;
  Update: Type<Partial<E>>;
  itemType: string;
  /** Paths that answer GET with a list; an id in the path narrows it. */
  list: string[];
  /** Query parameters of the list, besides the paging, that its next link keeps. */
  listParameters?: readonly string[];
  /** Paths that answer POST with a new record; an id in the path is set on it. */
  create: string[];
  /** The path of one record: GET, PATCH, PUT and DELETE. */
  item: string;
}

export interface ResourceController<S> {
  readonly service: S;
}

/**
 * The routes that every resource has. Extend the class it returns; a route of the resource's own is an ordinary method
 * of the subclass, where it is matched before these (so `constituents/search` is never taken for an id).
 *
 * A type parameter leaves no trace at run time, so the classes of the bodies are put into the metadata by hand: it is
 * where ValidationPipe and Swagger both look.
 */
export function ResourceRoutes<E extends StoredRecord, S extends ResourceService<E>>(
  routes: ResourceRoutes<E, S>,
): Type<ResourceController<S>> {
  const { Service, Record, Create, Update, itemType } = routes;
  const Answer = Shown(routes.Shown ?? Record);
  const List = ListAnswer(Record, itemType);
  const what = itemType.replaceAll('_', ' ');

  class Routes implements ResourceController<S> {
    constructor(@Inject(Service) readonly service: S) {}

    @Get(routes.list)
    @ApiOperation({ summary: `List ${what} records` })
    @ApiParentId(routes.list)
    @ApiPaging()
    @ApiAnswer(List)
    list(
      @CallerParam() caller: Caller,
      @Param(IdsPipe) parents: ParentIds,
      @ListQueryParam(routes.listParameters) query: ListQuery,
    ) {
      return this.service.list(caller, parents, query);
    }

    @Post(routes.create)
    @HttpCode(200)
    @ApiOperation({ summary: `Create a ${what}` })
    @ApiParentId(routes.create)
    @ApiAnswer(Answer)
    @ApiRefusal()
    @BodyType(2, Create)
    create(@CallerParam() caller: Caller, @Param(IdsPipe) parents: ParentIds, @Body(BodyPipe) body: Partial<E>) {
      return this.service.create(caller, parents, body);
    }

    @Get(routes.item)
    @ApiOperation({ summary: `Show a ${what}` })
    @ApiId()
    @ApiAnswer(Answer)
    show(@CallerParam() caller: Caller, @Param('id', IdPipe) id: number) {
      return this.service.show(caller, id);
    }

    @Patch(routes.item)
    @ApiOperation({ summary: `Update a ${what}`, description: 'Fields that are left out stay as they are.' })
    @ApiId()
    @ApiAnswer(Answer)
    @ApiRefusal()
    @BodyType(2, Update)
    update(@CallerParam() caller: Caller, @Param('id', IdPipe) id: number, @Body(BodyPipe) body: Partial<E>) {
      return this.service.update(caller, id, body);
    }

    /** LGL treats PUT as PATCH (wire). */
    @Put(routes.item)
    @ApiOperation({ summary: `Update a ${what}`, description: 'The same as PATCH.' })
    @ApiId()
    @ApiAnswer(Answer)
    @ApiRefusal()
    @BodyType(2, Update)
    put(@CallerParam() caller: Caller, @Param('id', IdPipe) id: number, @Body(BodyPipe) body: Partial<E>) {
      return this.update(caller, id, body);
    }

    @Delete(routes.item)
    @ApiOperation({ summary: `Delete a ${what}` })
    @ApiId()
    @ApiResult()
    delete(@CallerParam() caller: Caller, @Param('id', IdPipe) id: number) {
      return this.service.delete(caller, id);
    }
  }
  return Routes;
}

/** Names the class of the parameter at `index`, which TypeScript cannot emit for a type parameter. */
function BodyType(index: number, Class: Type<object>): MethodDecorator {
  return (target, key) => {
    const types = Reflect.getMetadata('design:paramtypes', target, key) as unknown[];
    Reflect.defineMetadata('design:paramtypes', types.with(index, Class), target, key);
  };
}
