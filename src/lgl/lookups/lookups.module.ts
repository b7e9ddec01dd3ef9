import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { ConstituentList, ListMember } from './lists/list.entity.js';
import { ListsController, ListsService } from './lists/lists.controller.js';
import { MailingTemplate } from './mailing-templates/mailing-template.entity.js';
import {
  MailingTemplatesController,
  MailingTemplatesService,
} from './mailing-templates/mailing-templates.controller.js';
import { PaymentType } from './payment-types/payment-type.entity.js';
import { PaymentTypesController, PaymentTypesService } from './payment-types/payment-types.controller.js';
import { TeamMember } from './team-members/team-member.entity.js';
import { TeamMembersController, TeamMembersService } from './team-members/team-members.controller.js';

/** The lists that the API only reads. */
@Module({
  imports: [TypeOrmModule.forFeature([PaymentType, TeamMember, MailingTemplate, ConstituentList, ListMember])],
  controllers: [PaymentTypesController, TeamMembersController, MailingTemplatesController, ListsController],
  providers: [PaymentTypesService, TeamMembersService, MailingTemplatesService, ListsService],
})
export class LookupsModule {}
