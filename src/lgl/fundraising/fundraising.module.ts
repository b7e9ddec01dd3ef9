import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import {
  AppealRequest,
  AppealRequestAttributeValue,
  AppealRequestKeyword,
} from './appeal-requests/appeal-request.entity.js';
import {
  AppealRequestsController,
  ConstituentAppealRequestsController,
} from './appeal-requests/appeal-requests.controller.js';
import { AppealRequestsService } from './appeal-requests/appeal-requests.service.js';
import { Appeal } from './appeals/appeal.entity.js';
import { AppealsController, AppealsService } from './appeals/appeals.controller.js';
import { Campaign } from './campaigns/campaign.entity.js';
import { CampaignsController } from './campaigns/campaigns.controller.js';
import { CampaignsService } from './campaigns/campaigns.service.js';
import { Event } from './events/event.entity.js';
import { EventsController } from './events/events.controller.js';
import { EventsService } from './events/events.service.js';
import { Fund } from './funds/fund.entity.js';
import { FundsController } from './funds/funds.controller.js';
import { FundsService } from './funds/funds.service.js';
import {
  Attendance,
  Invitation,
  InvitationAttributeValue,
  InvitationKeyword,
} from './invitations/invitation.entity.js';
import { ConstituentInvitationsController, InvitationsController } from './invitations/invitations.controller.js';
import { AttendancesService, InvitationsService } from './invitations/invitations.service.js';

const OCCASIONS = [Campaign, Fund, Event, Appeal];
const REQUESTS = [AppealRequest, AppealRequestKeyword, AppealRequestAttributeValue];
const INVITATIONS = [Invitation, Attendance, InvitationKeyword, InvitationAttributeValue];

/** What money is raised for and by which occasions, and who is asked and invited. */
@Module({
  imports: [TypeOrmModule.forFeature([...OCCASIONS, ...REQUESTS, ...INVITATIONS])],
  controllers: [
    CampaignsController,
    FundsController,
    EventsController,
    AppealsController,
    AppealRequestsController,
    ConstituentAppealRequestsController,
    InvitationsController,
    ConstituentInvitationsController,
  ],
  providers: [
    CampaignsService,
    FundsService,
    EventsService,
    AppealsService,
    AppealRequestsService,
    InvitationsService,
    AttendancesService,
  ],
  exports: [EventsService, AppealsService, AppealRequestsService, InvitationsService],
})
export class FundraisingModule {}
