import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { changed, made, person } from '../../support/activity.js';
import { expectNotSaved } from '../../support/answers.js';
import { setClock } from '../../support/clock.js';
import { type Client, useServer } from '../../support/server.js';

const KIND = 'contact_reports';
const TEXT = { text: 'Rang back.' };

describe('A contact report', () => {
  const server = useServer();
  afterEach(() => void jest.restoreAllMocks());

  const reportOf = async (client: Client, body: object) =>
    made(client, await person(client, 'Larry', 'Appleton'), KIND, { ...TEXT, ...body });

  it('is named after the constituent, and dated today, when nothing is said', async () => {
    setClock(server, '2025-06-03T23:59:59Z');
    const report = await reportOf(server.client(), {});
    expect(report).toMatchObject({
      name: "Contact report for 'Appleton, Larry'",
      original_date: '2025-06-03',
      contact_report_type_id: null,
      contact_report_type_name: null,
    });
  });

  it('keeps its name and its day when they are sent empty, and when the constituent is renamed', async () => {
    const client = server.client();
    const report = await reportOf(client, { name: 'A call', original_date: '2020-01-01' });
    await client.patch(`/api/v1/constituents/${report.constituent_id}`, { last_name: 'Lee' }).expect(200);
    expect(await changed(client, KIND, report, { name: null, original_date: null })).toMatchObject({
      name: 'A call',
      original_date: '2020-01-01',
    });
  });

  it('is named after the longest names as well', async () => {
    const client = server.client();
    const long = 'x'.repeat(255);
    const report = await made(client, await person(client, long, long), KIND, TEXT);
    expect(report.name).toBe(`Contact report for '${long}, ${long}'`);
  });

  it.each([{}, { text: '' }, { text: null }, { text: ' ' }])('is refused without a text: %j', async (body) => {
    const client = server.client();
    const { id } = await person(client, 'Ann');
    expectNotSaved(await client.post(`/api/v1/constituents/${id}/${KIND}`, body), "Text can't be blank");
  });

  it('adds a type that is not known to the list of its types, once', async () => {
    const client = server.client();
    const first = await reportOf(client, { contact_report_type_name: 'Séance' });
    const second = await reportOf(client, { contact_report_type_name: ' séance ' });
    expect(second.contact_report_type_id).toBe(first.contact_report_type_id);
    const { body } = await client.get('/api/v1/types/contact_report_types').expect(200);
    expect(body.items.at(-1)).toEqual({
      id: first.contact_report_type_id,
      name: 'Séance',
      display_name: 'Séance',
      code: null,
      ordinal: 100,
    });
  });

  it('moves to another constituent, who must be there', async () => {
    const client = server.client();
    const report = await reportOf(client, {});
    const other = await person(client, 'Ann');
    expect((await changed(client, KIND, report, { constituent_id: other.id })).constituent_id).toBe(other.id);
    const answer = await client.patch(`/api/v1/${KIND}/${report.id}`, { constituent_id: 4711 });
    expectNotSaved(answer, 'constituent_id 4711 not found');
  });

  it('does not mind fields that LGL does not know', async () => {
    const report = await reportOf(server.client(), {
      date: '2020-01-01',
      summary: 'x',
      hours: 4,
      contact_report_type: 'Call',
    });
    expect(report).toMatchObject({ contact_report_type_id: null });
    expect(report.original_date).not.toBe('2020-01-01');
  });

  describe('names the team member', () => {
    const ROBIN = { team_member: 'Robin Hale', team_member_email: 'robin@example.org' };
    const NOBODY = { team_member: null, team_member_email: null };

    it.each([2, '2', 'robin@example.org', 'ROBIN@example.org', 'robin hale', ' Robin Hale '])(
      'who is meant by %j',
      async (team_member) => {
        expect(await reportOf(server.client(), { team_member })).toMatchObject(ROBIN);
      },
    );

    it.each(['Nobody At All', '99', 0, 'Robin', '', null])('nobody by %j', async (team_member) => {
      expect(await reportOf(server.client(), { team_member })).toMatchObject(NOBODY);
    });

    it('whom it named before, when somebody unknown is sent', async () => {
      const client = server.client();
      const report = await reportOf(client, { team_member: 2 });
      expect(await changed(client, KIND, report, { team_member: 'Nobody At All' })).toMatchObject(ROBIN);
      expect(await changed(client, KIND, report, { text: 'And again.' })).toMatchObject(ROBIN);
      expect(await changed(client, KIND, report, { team_member: null })).toMatchObject(NOBODY);
    });

    it('and takes no team_member_id', async () => {
      expect(await reportOf(server.client(), { team_member_id: 2 })).toMatchObject(NOBODY);
    });
  });
});
