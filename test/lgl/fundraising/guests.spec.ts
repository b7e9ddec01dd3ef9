import { beforeEach, describe, expect, it } from '@jest/globals';

import { expectNotFound } from '../../support/answers.js';
import { useServer } from '../../support/server.js';

describe('A guest of an invitation', () => {
  const server = useServer();
  let client: ReturnType<typeof server.client>;
  let event: number;
  let invitation: number;

  const post = async (path: string, body: object) => (await client.post(`/api/v1/${path}`, body).expect(200)).body;
  const show = async (id: number) => (await client.get(`/api/v1/invitations/${id}`).expect(200)).body;
  const refuse = async (path: string, body: object, description: string) =>
    expect((await client.post(`/api/v1/${path}`, body).expect(422)).body.description).toBe(description);
  const guest = { is_a_guest: true, guest_first_name: 'Max', guest_last_name: 'Million' };

  beforeEach(async () => {
    client = server.client();
    const larry = await post('constituents', { first_name: 'Larry', last_name: 'Appleton' });
    event = (await post('events', { name: 'Gala' })).id;
    invitation = (await post(`events/${event}/invitations`, { constituent_id: larry.id })).id;
  });

  it('has its own name, and is counted by the one it comes along with', async () => {
    const made = await post(`events/${event}/invitations`, { ...guest, parent_invitation_id: invitation });
    expect(made).toMatchObject({ constituent_id: null, guest_name: 'Max Million', name: 'Event: Gala' });
    expect(made.parent_invitation_guest_name).toBe('Larry Appleton');

    await client.patch(`/api/v1/invitations/${made.id}`, { attendances: [{ date: '2025-06-03' }] }).expect(200);
    expect(await show(made.id)).toMatchObject({ attended: 1, status: 'attended', attendees: 1 });
    expect(await show(invitation)).toMatchObject({ attended: 0, additional_guests: 1, attendees: 1 });
  });

  it('goes with the invitation', async () => {
    const made = await post(`events/${event}/invitations`, { ...guest, parent_invitation_id: invitation });
    await client.delete(`/api/v1/invitations/${invitation}`).expect(200);
    expectNotFound(await client.get(`/api/v1/invitations/${made.id}`), made.id);
  });

  it('needs somebody to come along with, who is invited to the same event and no guest', async () => {
    const path = `events/${event}/invitations`;
    await refuse(path, guest, "Parent invitation id can't be blank of a guest");
    await refuse(path, { ...guest, parent_invitation_id: 4711 }, 'parent_invitation_id 4711 not found');
    const other = await post('events', { name: 'Lunch' });
    await refuse(
      `events/${other.id}/invitations`,
      { ...guest, parent_invitation_id: invitation },
      `parent_invitation_id ${invitation} is of another event`,
    );
    const max = await post(path, { ...guest, parent_invitation_id: invitation });
    await refuse(
      path,
      { ...guest, parent_invitation_id: max.id },
      `parent_invitation_id ${max.id} must not be of a guest`,
    );
  });

  it('stays attended while there are attendances', async () => {
    await client.patch(`/api/v1/invitations/${invitation}`, { attendances: [{ date: '2025-06-03' }] }).expect(200);
    await client.patch(`/api/v1/invitations/${invitation}`, { attended: 0 }).expect(200);
    expect(await show(invitation)).toMatchObject({ attended: 1, attend_count: 0 });
  });
});
