import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { MembershipLevel } from './membership-levels/membership-level.entity.js';
import { MembershipLevelsController } from './membership-levels/membership-levels.controller.js';
import { MembershipLevelsService } from './membership-levels/membership-levels.service.js';
import { Membership } from './memberships/membership.entity.js';
import { MembershipsController } from './memberships/memberships.controller.js';
import { MembershipsService } from './memberships/memberships.service.js';

/** Who is a member, and as what. */
@Module({
  imports: [TypeOrmModule.forFeature([MembershipLevel, Membership])],
  controllers: [MembershipLevelsController, MembershipsController],
  providers: [MembershipLevelsService, MembershipsService],
  exports: [MembershipsService],
})
export class MembershipsModule {}
