import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { ClassAffiliationType } from './class-affiliation-types/class-affiliation-type.entity.js';
import {
  ClassAffiliationTypesController,
  ClassAffiliationTypesService,
} from './class-affiliation-types/class-affiliation-types.controller.js';
import { ClassAffiliation } from './class-affiliations/class-affiliation.entity.js';
import {
  ClassAffiliationsController,
  ClassAffiliationsService,
} from './class-affiliations/class-affiliations.controller.js';
import { ConstituentRelationship } from './constituent-relationships/constituent-relationship.entity.js';
import { ConstituentRelationshipsController } from './constituent-relationships/constituent-relationships.controller.js';
import { ConstituentRelationshipsService } from './constituent-relationships/constituent-relationships.service.js';
import { RelationshipType } from './relationship-types/relationship-type.entity.js';
import {
  RelationshipTypesController,
  RelationshipTypesService,
} from './relationship-types/relationship-types.controller.js';

/** What constituents are to each other and to the classes of a school. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ClassAffiliationType, ClassAffiliation, RelationshipType, ConstituentRelationship]),
  ],
  controllers: [
    ClassAffiliationTypesController,
    ClassAffiliationsController,
    RelationshipTypesController,
    ConstituentRelationshipsController,
  ],
  providers: [
    ClassAffiliationTypesService,
    ClassAffiliationsService,
    RelationshipTypesService,
    ConstituentRelationshipsService,
  ],
  exports: [ClassAffiliationsService, ConstituentRelationshipsService],
})
export class RelationsModule {}
