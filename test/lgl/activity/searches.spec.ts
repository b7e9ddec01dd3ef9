import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { changed, made, person } from '../../support/activity.js';
import { expectParameterError, idsOf } from '../../support/answers.js';
import { setClock } from '../../support/clock.js';
import { type Client, useServer } from '../../support/server.js';

/** The records that an answer holds, by their labels. */
type Labels = Record<string, number>;

const labelled = (labels: Labels, body: { items: { id: number }[] }) =>
  idsOf(body)
    .map((id) => Object.keys(labels).find((label) => labels[label] === id))
    .join(' ');

/** Two constituents, of whom only the first has the keyword. */
async function people(client: Client) {
  const [anna, bob] = [await person(client, 'Anna'), await person(client, 'Bob')];
  const { body: skills } = await client.post('/api/v1/categories', { item_type: 'Constituent', name: 'Skills' });
  const { body: chess } = await client.post(`/api/v1/categories/${skills.id}/keywords`, { name: 'Chess' }).expect(200);
  await client.post(`/api/v1/constituents/${anna.id}/keywords`, { id: chess.id }).expect(200);
  return { anna, bob, chess: chess.id as number };
}

const query = (terms: readonly string[]) => terms.map((term) => `q[]=${encodeURIComponent(term)}`).join('&');

describe('A search of contact reports', () => {
  const server = useServer();
  const PATH = '/api/v1/contact_reports';
  const reports: Labels = {};
  let client: Client;
  let ids: Record<string, number>;

  beforeAll(async () => {
    client = server.client();
    const { anna, bob, chess } = await people(client);
    const put = async (label: string, day: string, who: { id: number }, body: object) => {
      setClock(server, `2024-05-0${day}T12:00:00Z`);
      reports[label] = (await made(client, who, 'contact_reports', { text: 'x', ...body })).id;
    };
    const [call, meeting] = ['Call', 'Meeting'].map((contact_report_type_name) => ({ contact_report_type_name }));
    await put('a', '1', anna, { ...meeting, name: 'Dinner with Jerry', original_date: '2023-09-18' });
    await put('b', '2', bob, { ...call, name: 'Lunch', text: 'Of the DINNER.', original_date: '2024-01-01' });
    await put('c', '3', anna, { name: 'dîner 100%', text: 'x_y', original_date: '2023-09-18' });
    jest.restoreAllMocks();
    ids = { anna: anna.id, bob: bob.id, chess };
    const { body } = await client.get(`${PATH}/${reports.b}`).expect(200);
    ids.call = body.contact_report_type_id;
  });

  const found = async (terms: readonly string[], more = '') =>
    labelled(reports, (await client.get(`${PATH}/search?${query(terms)}${more}`).expect(200)).body);
  const filled = (term: string) => term.replace(/\$(\w+)/g, (_, name: string) => String(ids[name]));

  it.each([
    ['name=DINNER', 'a'],
    ['text=dinner', 'b'],
    ['name=%', 'c'],
    ['text=_', 'c'],
    ['name=dinner;text=dinner', ''],
    ['original_date_from=2023-09-19', 'b'],
    ['original_date_to=2023-09-18', 'c a'],
    ['original_date_from=2023-09-18;original_date_to=2023-09-18', 'c a'],
    ['contact_report_type_id=$call', 'b'],
    ['contact_report_type_id=x', ''],
    ['constituent_id=$anna', 'c a'],
    ['constituent_id=$anna, $bob', 'b c a'],
    ['const_keyword=$chess', 'c a'],
    ['const_keyword=Chess', ''],
    ['updated_from=2024-05-02;updated_to=2024-05-02', 'b'],
    ['updated_from=2024-05-01T12:00:01Z', 'b c'],
    ['updated_to=2024-05-01T12:00:00Z', 'a'],
  ])('finds by %s what it means: %s', async (terms, labels) => {
    expect(await found([filled(terms)])).toBe(labels);
  });

  it.each([
    ['', 'b c a'],
    ['&sort=date', 'c a b'],
    ['&sort=date!', 'b c a'],
    ['&sort=name', 'a c b'],
    ['&sort=name!', 'b c a'],
    ['&sort=constituent_id', 'c a b'],
  ])('is in the order that is asked for by "%s": %s', async (sort, labels) => {
    expect(await found([], sort)).toBe(labels);
  });

  it('sorts the plain lists by the same keys, which otherwise go by id', async () => {
    for (const path of [PATH, `/api/v1/constituents/${ids.anna}/contact_reports`]) {
      const inOrder = async (sort: string) => labelled(reports, (await client.get(`${path}?${sort}`)).body);
      const all = path === PATH;
      expect(await inOrder('')).toBe(all ? 'a b c' : 'a c');
      expect(await inOrder('sort=')).toBe(all ? 'a b c' : 'a c');
      expect(await inOrder('sort=date!')).toBe(all ? 'b c a' : 'c a');
      expectParameterError(await client.get(`${path}?sort=shoe_size`), 'Unknown sort field: shoe_size');
    }
  });

  it('takes no search terms on the plain list', async () => {
    expect(labelled(reports, (await client.get(`${PATH}?q[]=name=Dinner&q=x`).expect(200)).body)).toBe('a b c');
  });

  it.each([
    ['q=smith', 'Unknown query parameter: smith'],
    ['q[]=name%3Ddinner&q[]=team_member%3D1', 'Unknown query parameter: team_member'],
    ['q[]=original_date_from%3Dsoon', 'Unable to parse value for original_date_from: soon'],
    ['q[]=name%3D', 'Unable to parse value for name: '],
    ['sort=team_member', 'Unknown sort field: team_member'],
    ['expand=phone_numbers', 'Unknown expand: phone_numbers'],
    ['limit=0', 'limit'],
  ])('is refused with a sentence: %s', async (asked, sentence) => {
    expectParameterError(await client.get(`${PATH}/search?${asked}`), sentence);
  });

  it('goes on where next_link leads, which keeps what was asked for in alphabetical order', async () => {
    const asked = 'limit=1&sort=date!&junk=x&q[]=constituent_id%3D1,2&expand=&q=name%3Dh';
    const { body } = await client.get(`${PATH}/search?${asked}`).expect(200);
    const kept = 'limit=1&offset=1&q=name%3Dh&q%5B%5D=constituent_id%3D1%2C2&sort=date%21';
    expect(body.next_link).toBe(`${server.url}${PATH}/search?${kept}`);
    expect([body.total_items, labelled(reports, body)]).toEqual([2, 'b']);
    const next = await client.get(body.next_link.slice(server.url.length)).expect(200);
    expect([next.body.next_link, labelled(reports, next.body)]).toEqual([undefined, 'a']);
  });

  it('finds nothing of another account', async () => {
    const { body } = await server.client().get(`${PATH}/search?q[]=name%3Ddinner`).expect(200);
    expect(body).toMatchObject({ total_items: 0, items: [], item_type: 'contact_report' });
  });
});

describe('A search of volunteer times', () => {
  const server = useServer();
  afterEach(() => void jest.restoreAllMocks());

  it('finds by each of its terms, newest first, what has no date before all', async () => {
    const client = server.client();
    const { anna, bob, chess } = await people(client);
    const times: Labels = {};
    const put = async (label: string, who: { id: number }, body: object) => {
      const values = { volunteering_category_name: 'General', ...body };
      times[label] = (await made(client, who, 'volunteer_times', values)).id;
    };
    setClock(server, '2024-05-01T12:00:00Z');
    await put('a', anna, { description: 'Donor management', date: '2018-01-02' });
    await put('b', bob, { description: 'Mailing', date: '2023-09-19', volunteering_category_name: 'Post' });
    await put('c', anna, { description: 'donor MANAGEMENT, again', date: '2018-01-02' });
    await put('d', bob, { description: '50% off' });
    setClock(server, '2024-05-02T12:00:00Z');
    const { volunteering_category_id: post } = await changed(client, 'volunteer_times', { id: times.b }, {});

    const found = async (terms: readonly string[], more = '') =>
      labelled(times, (await client.get(`/api/v1/volunteer_times/search?${query(terms)}${more}`).expect(200)).body);
    expect(await found([])).toBe('d b c a');
    expect(await found([], '&sort=date')).toBe('c a b d');
    expect(await found([], '&sort=constituent_id!')).toBe('d b c a');
    expect(await found(['description=Donor management'])).toBe('c a');
    expect(await found(['description=%'])).toBe('d');
    expect(await found(['date_from=2018-01-03'])).toBe('b');
    expect(await found(['date_to=2100-01-01'])).toBe('b c a');
    expect(await found([`volunteering_category_id=${String(post)}`])).toBe('b');
    expect(await found([`constituent_id=${bob.id}`, 'date_from=2000-01-01'])).toBe('b');
    expect(await found([`const_keyword=${chess}`])).toBe('c a');
    expect(await found(['updated_from=2024-05-02'])).toBe('b');
    const { body } = await client.get('/api/v1/volunteer_times?sort=date').expect(200);
    expect(labelled(times, body)).toBe('c a b d');
  });
});
