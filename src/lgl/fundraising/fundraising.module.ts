import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

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

/** What money is raised for, and by which occasions. */
@Module({
  imports: [TypeOrmModule.forFeature([Campaign, Fund, Event, Appeal])],
  controllers: [CampaignsController, FundsController, EventsController, AppealsController],
  providers: [CampaignsService, FundsService, EventsService, AppealsService],
})
export class FundraisingModule {}
