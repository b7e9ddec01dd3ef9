import { LglController } from '../../http/api.js';
import { ServiceOf } from '../../resource/resource.service.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { mailingTemplates } from './mailing-template.resource.js';

export class MailingTemplatesService extends ServiceOf(mailingTemplates) {}

@LglController('Mailing templates')
export class MailingTemplatesController extends ResourceRoutes({
  resource: mailingTemplates,
  Service: MailingTemplatesService,
  list: ['mailing_templates'],
}) {}
