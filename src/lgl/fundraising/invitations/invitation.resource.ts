import { OmitFields } from '../../../fields/field.js';
import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { Event } from '../events/event.entity.js';
import { Attendance, Invitation } from './invitation.entity.js';

/** An invitation as it is answered: a guest's names are one. */
export class InvitationAnswer extends OmitFields(Invitation, ['guest_first_name', 'guest_last_name']) {}

export const invitations = resource(Invitation, {
  itemType: 'invitation',
  parents: { ...ofConstituent(), event_id: { type: Event, column: 'event_id' } },
  Row: InvitationAnswer,
  Details: InvitationAnswer,
});

export const attendances = resource(Attendance, { itemType: 'attendance' });
