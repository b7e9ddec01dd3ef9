import { expect, it } from '@jest/globals';

import { describeInBrowser, seriousFindings } from '../support/browser.js';
import { INTEGRATIONS, listenerOf } from '../support/integrations.js';
import { useServer } from '../support/server.js';

const JOE = { first_name: 'Joe', last_name: 'Doe', email: 'joe@example.com', amount: '50', date: '2026-11-01' };

describeInBrowser('The queue on the page', (browser) => {
  const server = useServer();

  it('a listener is made, and what was sent to it is saved and rejected', async () => {
    const client = server.client();
    const page = await browser.open(`${server.url}/#/queue`, { key: client.key });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button('Make the listener').click();
    await page.getByRole('heading', { name: 'Website form' }).waitFor();
    await page.getByText('Nothing is unsaved.').waitFor();
    const { integrations } = (await client.get(INTEGRATIONS).expect(200)).body;
    const [{ path }] = integrations as { path: string }[];
    for (const payload of [JOE, { ...JOE, amount: 'much' }])
      await fetch(server.url + path, { method: 'POST', body: new URLSearchParams(payload) });

    await button('Look again for Website form').click();
    await page.getByText('gift.received_amount must be a number').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await button('Save item 1').click();
    await button('Save item 1').waitFor({ state: 'detached' });
    await button('Reject item 2').click();
    await page.getByText('Nothing is unsaved.').waitFor();
    const { body } = await client.get('/api/v1/gifts/1').expect(200);
    expect(body).toMatchObject({ constituent_id: 1, received_amount: 50 });

    await page.getByLabel('Shown').selectOption('saved');
    await page.getByText('made gift 1').waitFor();
    await page.getByLabel('Shown').selectOption('rejected');
    await page.getByRole('heading', { name: 'Item 2' }).waitFor();
  });

  it('it is chosen whose an item is where two are found', async () => {
    const client = server.client();
    const { email, amount: _amount, date: _date, ...names } = JOE;
    for (let n = 0; n < 2; n += 1)
      await client.post('/api/v1/constituents', { ...names, email_addresses: [{ address: email }] }).expect(200);
    await (await listenerOf(server, client)).send(JOE).expect(200);
    const page = await browser.open(`${server.url}/#/queue`, { key: client.key });
    await page.getByLabel('Whose it is').selectOption('2');
    await page.getByRole('button', { name: 'Save item 1', exact: true }).click();
    await page.getByText('Nothing is unsaved.').waitFor();
    expect((await client.get('/api/v1/gifts/1').expect(200)).body.constituent_id).toBe(2);
  });

  it.each([1280, 390])('fits %d pixels', async (width) => {
    const client = server.client();
    await (await listenerOf(server, client)).send(JOE).expect(200);
    const page = await browser.open(`${server.url}/#/queue`, { key: client.key, viewport: { width, height: 900 } });
    await page.getByRole('heading', { name: 'Item 1' }).waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
  });
});
