import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { describeInBrowser, type TestBrowser } from '../support/browser.js';
import { type Client, useServer } from '../support/server.js';

describeInBrowser('The sandbox on the page', (browser) => {
  const server = useServer();

  it('a request appears without a reload, and opens to what was sent, what was answered, and why', async () => {
    const client = server.client();
    const page = await openAs(browser, server.url, client, 'requests');
    await page.getByText('No requests yet.').waitFor();
    await page.getByText('live', { exact: true }).waitFor();
    await client.post('/api/v1/constituents/1/gifts', { amount: 3 });
    await page.getByRole('link', { name: /POST.*\/api\/v1\/constituents\/1\/gifts/ }).click();
    await page.getByRole('region', { name: 'Body of the request' }).getByText('"amount": 3').waitFor();
    await page.getByRole('region', { name: 'Body of the answer' }).waitFor();
  });

  it('looking at records is no request of the client', async () => {
    const client = server.client();
    const page = await openAs(browser, server.url, client, 'records');
    await page.getByText('The account has no constituents.').waitFor();
    await client.get('/api/v1/funds');
    await page.getByRole('link', { name: 'Requests' }).click();
    await page.getByRole('link', { name: /\/api\/v1\/funds/ }).waitFor();
    expect(await page.locator('.row').count()).toBe(1);
  });

  it('a request is sent again by one click', async () => {
    const client = server.client();
    const page = await openAs(browser, server.url, client, 'requests');
    await client.get('/api/v1/gift_types');
    await page.getByRole('link', { name: /\/api\/v1\/gift_types/ }).click();
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.locator('.row').nth(1).waitFor();
  });

  it('a fault that is set is met by the next call', async () => {
    const client = server.client();
    const page = await openAs(browser, server.url, client, 'controls');
    await page.getByRole('button', { name: 'Add the fault' }).click();
    await page.getByText('The fault is set.').waitFor();
    await client.get('/api/v1/funds').expect(503);
    await client.get('/api/v1/funds').expect(200);
  });

  it('a snapshot is taken and restored', async () => {
    const client = server.client();
    await client.post('/api/v1/constituents', { last_name: 'Before' }).expect(200);
    const page = await openAs(browser, server.url, client, 'controls');
    await page.getByRole('button', { name: 'Take a snapshot' }).click();
    await page.getByRole('button', { name: 'Restore before' }).waitFor();
    await client.post('/api/v1/constituents', { last_name: 'After' }).expect(200);
    await page.getByRole('button', { name: 'Restore before' }).click();
    await page.getByText('The records are those of “before” again.').waitFor();
    const { body } = await client.get('/api/v1/constituents').expect(200);
    expect(body.items.map(({ last_name }: { last_name: string }) => last_name)).toEqual(['Before']);
  });

  it('the curl line beside a button does what the button does', async () => {
    const client = server.client();
    const page = await openAs(browser, server.url, client, 'controls');
    const line = await page.locator('form:has(button[aria-label="Freeze the clock"]) code').innerText();
    expect(line).toContain(`-X PUT -H 'Authorization: Bearer ${client.key}'`);
    expect(line).toContain('{"mode":"frozen","now":"');
    expect(line.endsWith(`'${server.url}/sandbox/clock'`)).toBe(true);
  });

  it.each(['coverage', 'fidelity'])('%s has a row for every operation', async (part) => {
    const page = await openAs(browser, server.url, server.client(), part);
    await page.getByRole('cell', { name: /POST \/api\/v1\/constituents$/ }).waitFor();
  });
});

/** The page as whoever holds the client's key sees it. */
function openAs(browser: TestBrowser, url: string, { key }: Client, part: string): Promise<Page> {
  return browser.open(`${url}/#/${part}`, { key });
}
