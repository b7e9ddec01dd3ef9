import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccountOpening } from './account-opening.js';
import { Constituent } from './constituent/constituent.entity.js';
import { ConstituentsController } from './constituents/constituents.controller.js';
import { ConstituentsService } from './constituents/constituents.service.js';
import { NestedLists } from './constituents/nested-lists.js';
import { ActivityModule } from './activity/activity.module.js';
import { CsvImport } from './csv/csv-import.js';
import { DemoCharity } from './demo/demo-charity.js';
import { FundraisingModule } from './fundraising/fundraising.module.js';
import { GivingModule } from './giving/giving.module.js';
import { TaggingModule } from './tagging/tagging.module.js';
import { ListenerController } from './integrations/listener.controller.js';
import { ListenerFace } from './integrations/listener.face.js';
import { QueueImporter } from './integrations/queue-importer.js';
import { LookupsModule } from './lookups/lookups.module.js';
import { ContactModule } from './contact/contact.module.js';
import { MembershipsModule } from './memberships/memberships.module.js';
import { RelationsModule } from './relations/relations.module.js';
import { LglFace } from './http/lgl.face.js';
import {
  AccountType,
  EmailAddressType,
  PhoneNumberType,
  StreetAddressType,
  WebAddressType,
} from './types/type.entity.js';
import { TypesController } from './types/types.controller.js';
import { TypesService } from './types/types.service.js';

const TYPES = [PhoneNumberType, EmailAddressType, StreetAddressType, WebAddressType, AccountType];

/** Little Green Light v1: a module for each group of resources, and what gathers them all. */
@Module({
  imports: [
    TypeOrmModule.forFeature([...TYPES, Constituent]),
    LookupsModule,
    ContactModule,
    TaggingModule,
    MembershipsModule,
    RelationsModule,
    FundraisingModule,
    GivingModule,
    ActivityModule,
  ],
  controllers: [ConstituentsController, TypesController, ListenerController],
  providers: [
    ConstituentsService,
    NestedLists,
    TypesService,
    AccountOpening,
    CsvImport,
    DemoCharity,
    LglFace,
    ListenerFace,
    QueueImporter,
  ],
})
export class LglModule {}
