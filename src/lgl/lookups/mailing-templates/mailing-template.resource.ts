import type { Records } from '../../../records/records.js';
import { resource } from '../../resource/resource.js';
import { ids } from '../../search/ids.js';
import { typeList } from '../../types/type-lists.js';
import { MailingTemplate } from './mailing-template.entity.js';

export const mailingTemplates = resource(MailingTemplate, {
  itemType: 'mailing_template',
  filters: {
    mailing_type_id: (value, records) => ids('mailing_type_id').condition(value, 'mailing_templates', records),
  },
});

/** What a new account starts with (doc; the last two: choice). */
const STANDARD = [
  ['Donation Acknowledgment', 'donation_ack', 'Acknowledgment'],
  ['Pledge Acknowledgment', 'pledge_ack', 'Acknowledgment'],
  ['Honorary Notification', 'honorary_notification', 'Honorary'],
  ['Memorial Notification', 'memorial_notification', 'Memorial'],
] as const;

/** The types of mailings must be there already. */
export async function storeMailingTemplates(records: Records): Promise<void> {
  const types = new Map((await typeList('mailing_types').entries(records)).map(({ id, name }) => [name, id]));
  await records.appendAll(
    MailingTemplate,
    STANDARD.map(([name, code, type]) => ({ name, code, mailing_type_id: types.get(type), template_type: 'letter' })),
  );
}
