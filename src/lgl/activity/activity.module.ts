import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { ContactReport } from './contact-reports/contact-report.entity.js';
import { ContactReportsController } from './contact-reports/contact-reports.controller.js';
import { ContactReportsService } from './contact-reports/contact-reports.service.js';
import { Note } from './notes/note.entity.js';
import { NotesController } from './notes/notes.controller.js';
import { NotesService } from './notes/notes.service.js';
import { VolunteerTime, VolunteerTimeKeyword } from './volunteer-times/volunteer-time.entity.js';
import { VolunteerTimesController } from './volunteer-times/volunteer-times.controller.js';
import { VolunteerTimesService } from './volunteer-times/volunteer-times.service.js';

/** What happens with constituents. */
@Module({
  imports: [TypeOrmModule.forFeature([Note, ContactReport, VolunteerTime, VolunteerTimeKeyword])],
  controllers: [NotesController, ContactReportsController, VolunteerTimesController],
  providers: [NotesService, ContactReportsService, VolunteerTimesService],
  exports: [NotesService, ContactReportsService, VolunteerTimesService],
})
export class ActivityModule {}
