import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Attribute } from './attributes/attribute.entity.js';
import { AttributesController, AttributesService } from './attributes/attributes.controller.js';
import { CategoriesController } from './categories/categories.controller.js';
import { CategoriesService } from './categories/categories.service.js';
import { Category } from './categories/category.entity.js';
import { ConstituentCategoriesController } from './constituent-categories/constituent-categories.controller.js';
import { ConstituentCategoriesService } from './constituent-categories/constituent-categories.service.js';
import { ConstituentKeyword } from './constituent-categories/constituent-keyword.entity.js';
import { ConstituentAttributeValue } from './custom-attrs/constituent-attribute-value.entity.js';
import { GroupMembership } from './group-memberships/group-membership.entity.js';
import { GroupMembershipsController } from './group-memberships/group-memberships.controller.js';
import { GroupMembershipsService } from './group-memberships/group-memberships.service.js';
import { Group } from './groups/group.entity.js';
import { GroupsController } from './groups/groups.controller.js';
import { GroupsService } from './groups/groups.service.js';
import { Keyword } from './keywords/keyword.entity.js';
import { KeywordsController } from './keywords/keywords.controller.js';
import { KeywordsService } from './keywords/keywords.service.js';

const RECORDS = [Group, GroupMembership, Category, Keyword, ConstituentKeyword, Attribute, ConstituentAttributeValue];

/** What records are sorted by: groups, keywords in their categories, and attributes. */
@Module({
  imports: [TypeOrmModule.forFeature(RECORDS)],
  controllers: [
    GroupsController,
    GroupMembershipsController,
    CategoriesController,
    KeywordsController,
    ConstituentCategoriesController,
    AttributesController,
  ],
  providers: [
    GroupsService,
    GroupMembershipsService,
    CategoriesService,
    KeywordsService,
    ConstituentCategoriesService,
    AttributesService,
  ],
  exports: [GroupMembershipsService],
})
export class TaggingModule {}
