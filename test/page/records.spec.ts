import { expect, it } from '@jest/globals';

import { describeInBrowser } from '../support/browser.js';
import { useServer } from '../support/server.js';

const DEMO = 'glowworm-demo';

describeInBrowser('Records on the page', (browser) => {
  const server = useServer();

  it('a constituent is found by name and opens with everything that belongs to it', async () => {
    const { body } = await server.client(DEMO).get('/api/v1/constituents/1').expect(200);
    const { sort_name, last_name, phone_numbers } = body;
    const gifts = await server.client(DEMO).get('/api/v1/constituents/1/gifts').expect(200);
    const page = await browser.open(`${server.url}/#/records`);
    await page.getByRole('searchbox').fill(last_name.toLowerCase());
    await page.getByRole('link', { name: sort_name }).click();
    await page.getByRole('heading', { name: sort_name, level: 1 }).waitFor();
    for (const part of ['Phone numbers', 'Memberships', 'Gifts', 'Notes', 'Volunteer times']) {
      await page.getByRole('heading', { name: part, level: 2 }).waitFor();
    }
    await page.getByRole('region', { name: 'Phone numbers' }).getByText(phone_numbers[0].number).waitFor();
    await page.getByRole('region', { name: 'Gifts' }).getByText(String(gifts.body.items[0].amount)).first().waitFor();
  });

  it('a long list has pages', async () => {
    const page = await browser.open(`${server.url}/#/records`);
    await page.getByText('1–25 of 36').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('26–36 of 36').waitFor();
    await page.goBack();
    await page.getByText('1–25 of 36').waitFor();
  });

  it('an id leads to the record that it names', async () => {
    const page = await browser.open(`${server.url}/#/records/gifts/1`);
    await page.getByRole('link', { name: 'Annual Giving' }).click();
    await page.getByRole('heading', { name: 'Annual Giving', level: 1 }).waitFor();
    expect(page.url()).toContain('#/records/campaigns/1');
  });

  it('every list of the API is there', async () => {
    const page = await browser.open(`${server.url}/#/records/funds`);
    const lists = page.getByRole('navigation', { name: 'Lists of the account' });
    for (const name of ['Campaigns', 'Groups', 'Membership levels', 'Notes']) {
      await lists.getByRole('link', { name, exact: true }).waitFor();
    }
    await page.getByRole('region', { name: 'Funds' }).waitFor();
  });

  it('what DRX has is there too, and leads from one to another', async () => {
    const client = server.client();
    const person = { first_name: 'John', last_name: 'Doe', date_of_birth: '1980-01-15', gender: 'M' };
    const { body: patient } = await client.post('/api/v2/patients', person).expect(201);
    await client.post('/api/v2/patients', { ...person, last_name: 'Roe' }).expect(201);
    const number = { number: '5551234567', phone_type: 'cell', patient_id: patient.id };
    const { body: phone } = await client.post('/api/v2/phone-numbers', number).expect(201);
    const page = await browser.open(`${server.url}/#/records/patients`, { key: client.key });
    await page.getByText('2 records', { exact: true }).waitFor();
    await page.getByRole('searchbox').fill('Doe');
    await page.getByText('1 record', { exact: true }).waitFor();
    await page.getByRole('link', { name: patient.id }).click();
    const numbers = page.getByRole('region', { name: 'Phone numbers' });
    await numbers.getByText('5551234567').waitFor();
    await page.goto(`${server.url}/#/records/phone-numbers/${phone.id}`);
    await page.getByRole('heading', { name: 'History', level: 2 }).waitFor();
    const lists = page.getByRole('navigation', { name: 'Lists of the account' });
    for (const name of ['Doctors', 'Webhooks']) await lists.getByRole('link', { name, exact: true }).waitFor();
  });

  it('another key shows another account, and the browser remembers it', async () => {
    const page = await browser.open(`${server.url}/#/records`);
    await page.getByText('1–25 of 36').waitFor();
    await page.getByLabel('Key').selectOption({ label: 'Another key …' });
    await page.getByRole('textbox', { name: 'Key' }).fill('a key of mine');
    await page.getByRole('button', { name: 'Use' }).click();
    await page.getByText('The account has no constituents.').waitFor();
    await page.reload();
    await page.getByText('The account has no constituents.').waitFor();
    await page.getByLabel('Key').selectOption(DEMO);
    await page.getByText('1–25 of 36').waitFor();
  });

  it('what is stored is shown as text, whatever it holds', async () => {
    const client = server.client();
    await client.post('/api/v1/constituents', { last_name: '<img src=x onerror=alert(1)>' }).expect(200);
    const page = await browser.open(`${server.url}/#/records`, { key: client.key });
    await page.getByRole('link', { name: '<img src=x onerror=alert(1)>' }).waitFor();
  });
});
