import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { Campaign } from './campaigns/campaign.entity.js';
import { CampaignsController } from './campaigns/campaigns.controller.js';
import { CampaignsService } from './campaigns/campaigns.service.js';
import { Fund } from './funds/fund.entity.js';
import { FundsController } from './funds/funds.controller.js';
import { FundsService } from './funds/funds.service.js';

/** What money is raised for, and by which occasions. */
@Module({
  imports: [TypeOrmModule.forFeature([Campaign, Fund])],
  controllers: [CampaignsController, FundsController],
  providers: [CampaignsService, FundsService],
  exports: [CampaignsService, FundsService],
})
export class FundraisingModule {}
