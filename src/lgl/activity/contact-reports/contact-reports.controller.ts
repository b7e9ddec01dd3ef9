import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateContactReport, UpdateContactReport } from './contact-report.entity.js';
import { contactReports } from './contact-report.resource.js';
import { ContactReportsService } from './contact-reports.service.js';

@LglController('Contact reports')
export class ContactReportsController extends ResourceRoutes({
  resource: contactReports,
  Service: ContactReportsService,
  Create: CreateContactReport,
  Update: UpdateContactReport,
  list: ['contact_reports', 'constituents/:constituent_id/contact_reports'],
  search: 'contact_reports/search',
  create: ['constituents/:constituent_id/contact_reports'],
  item: 'contact_reports/:id',
}) {}
