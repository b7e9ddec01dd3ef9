import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { Constituent } from '../../constituent/constituent.entity.js';
import { NotSaved } from '../../http/errors.js';
import { ResourceService, ServiceOf } from '../../resource/resource.service.js';
import { storeCustomAttrs } from '../../tagging/custom-attrs/custom-attrs.store.js';
import { storeCustomFields } from '../../tagging/custom-fields/custom-fields.store.js';
import { Event } from '../events/event.entity.js';
import { lockNamed } from '../named-parent.js';
import type { UpdateInvitation } from './invitation.body.js';
import { Attendance, Invitation, invitationAttributes, invitationKeywords } from './invitation.entity.js';
import { attendances, invitations } from './invitation.resource.js';

export class AttendancesService extends ServiceOf(attendances) {}

@Injectable()
export class InvitationsService extends ResourceService<Invitation> {
  readonly resource = invitations;

  constructor(private readonly attendances: AttendancesService) {
    super();
  }

  override async add(records: Records, input: UpdateInvitation): Promise<number> {
    const attended = input.attendances?.length ? 1 : input.attended;
    const id = await super.add(records, { ...input, attended } as Partial<Invitation>);
    await this.storeInsideOf(records, id, input);
    return id;
  }

  /** Who has an attendance has attended, whatever is sent (choice). */
  override async change(records: Records, invitation: Invitation, input: UpdateInvitation): Promise<void> {
    const { id: invitation_id } = invitation;
    const came = input.attendances?.length || (await records.exists(Attendance, { invitation_id }));
    const attended = came ? 1 : input.attended;
    await super.change(records, invitation, { ...input, attended } as Partial<Invitation>);
    await this.storeInsideOf(records, invitation_id, input);
  }

  protected override async prepare(records: Records, values: Partial<Invitation>, before?: Invitation) {
    if (!before) await lockNamed(records, Event, 'event_id', values.event_id);
    const invitation = { ...before, ...values };
    return {
      ...values,
      ...(invitation.is_a_guest
        ? { constituent_id: null }
        : { constituent_id: await this.invited(records, values, before) }),
      parent_invitation_id: await this.parentOf(records, invitation, before),
      rsvp: values.rsvp ?? before?.rsvp ?? 0,
      attended: values.attended ?? before?.attended ?? 0,
    };
  }

  /** The constituent of one that is not for a guest; an update that names none leaves it. */
  private async invited(records: Records, values: Partial<Invitation>, before?: Invitation): Promise<number> {
    const id = values.constituent_id || before?.constituent_id;
    await lockNamed(records, Constituent, 'constituent_id', id);
    return id!;
  }

  /** @throws NotSaved when a guest has nobody to come along with, or not to this event (choice). */
  private async parentOf(records: Records, invitation: Partial<Invitation>, before?: Invitation) {
    const { parent_invitation_id: id, event_id, is_a_guest } = invitation;
    if (!id) {
      if (is_a_guest) throw new NotSaved("Parent invitation id can't be blank of a guest");
      return null;
    }
    await lockNamed(records, Invitation, 'parent_invitation_id', id);
    const [parent] = await records.find(Invitation, { id });
    if (parent.event_id !== event_id) throw new NotSaved(`parent_invitation_id ${id} is of another event`);
    if (parent.is_a_guest || id === before?.id) throw new NotSaved(`parent_invitation_id ${id} must not be of a guest`);
    if (is_a_guest && before && (await records.exists(Invitation, { parent_invitation_id: before.id }))) {
      throw new NotSaved('is_a_guest must be false of an invitation that has guests');
    }
    return id;
  }

  private async storeInsideOf(records: Records, id: number, input: UpdateInvitation): Promise<void> {
    await this.attendances.storeInside(records, { invitation_id: id }, 'attendances', input.attendances ?? []);
    await storeCustomFields(records, invitationKeywords, id, input.custom_fields);
    await storeCustomAttrs(records, invitationAttributes, id, input.custom_attrs);
  }
}
