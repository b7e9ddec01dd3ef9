import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { describeInBrowser, type TestBrowser } from '../support/browser.js';
import { type Client, useServer } from '../support/server.js';

describeInBrowser('The sandbox on the page', (browser) => {
  const server = useServer();

  it('a snapshot is taken and restored', async () => {
    const client = server.client();
    await client.post('/api/v1/constituents', { last_name: 'Before' }).expect(200);
    const page = await openAs(browser, server.url, client, 'controls');
    await button(page, 'Take a snapshot').click();
    await button(page, 'Restore before').waitFor();
    await client.post('/api/v1/constituents', { last_name: 'After' }).expect(200);
    await button(page, 'Restore before').click();
    await page.getByText('The records are those of “before” again.').waitFor();
    const { body } = await client.get('/api/v1/constituents').expect(200);
    expect(body.items.map(({ last_name }: { last_name: string }) => last_name)).toEqual(['Before']);
  });

  it('a clock is frozen, goes on and is real again', async () => {
    const client = server.client();
    const clock = async () => (await client.get('/sandbox/clock').expect(200)).body;
    const page = await openAs(browser, server.url, client, 'controls');
    await page.getByLabel('Moment').fill('2025-06-03T17:08:54');
    await button(page, 'Freeze the clock').click();
    await page.getByText('frozen', { exact: true }).waitFor();
    const { mode, now } = await clock();
    expect([mode, now.slice(0, 7)]).toEqual(['frozen', '2025-06']);
    await button(page, 'Advance the clock').click();
    await page.getByText('The clock is advanced.').waitFor();
    expect(Date.parse((await clock()).now) - Date.parse(now)).toBe(24 * 60 * 60 * 1000);
    await button(page, 'Real time').click();
    await page.getByText('real', { exact: true }).waitFor();
    expect(await clock()).toMatchObject({ mode: 'real' });
  });

  it('a rate limit is switched on, counted and switched off', async () => {
    const client = server.client();
    const limit = async () => (await client.get('/sandbox/rate-limit').expect(200)).body;
    const page = await openAs(browser, server.url, client, 'controls');
    await page.getByLabel('Calls', { exact: true }).fill('2');
    await button(page, 'Turn on').click();
    await page.getByText('0 of 2 calls in 300 s are used.').waitFor();
    await page.getByLabel('Used', { exact: true }).fill('1');
    await button(page, 'Set the used count').click();
    await page.getByText('1 of 2 calls in 300 s are used.').waitFor();
    await client.get('/api/v1/funds').expect(200);
    await client.get('/api/v1/funds').expect(429);
    await page.getByRole('link', { name: 'Records' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await limit()).toEqual({ enabled: true, calls: 2, seconds: 300, used: 2 });
    await page.getByRole('link', { name: 'Controls' }).click();
    await page.getByText('2 of 2 calls in 300 s are used.').waitFor();
    await button(page, 'Turn off').click();
    await page.getByText('The limit is off.').waitFor();
    expect(await limit()).toMatchObject({ enabled: false, calls: 2 });
    await client.get('/api/v1/funds').expect(200);
  });

  it('fidelity has a row for every operation, and the rules that they rest on', async () => {
    const client = server.client();
    const { operations, rules } = (await client.get('/sandbox/fidelity').expect(200)).body;
    const page = await openAs(browser, server.url, client, 'fidelity');
    const rowsOf = (label: string) => page.getByRole('region', { name: label }).locator('tbody tr');
    await page.getByText(`${rules.length} rules, in the words of the sources`).click();
    await rowsOf('Rules').first().waitFor();
    expect([await rowsOf('Fidelity').count(), await rowsOf('Rules').count()]).toEqual([
      operations.length,
      rules.length,
    ]);
    await page.getByPlaceholder('Operation …').fill('PATCH /api/v1/gifts/');
    await page.getByText('1 operation', { exact: true }).waitFor();
    expect(await rowsOf('Fidelity').innerText()).toContain('PATCH /api/v1/gifts/{id}');
    await page.getByPlaceholder('Operation …').fill('giving/gifts');
    await page.getByText('Refuses a new gift without a type or an amount').waitFor();
  });

  it('the demo comes and goes', async () => {
    const client = server.client();
    const total = async () => (await client.get('/api/v1/constituents').expect(200)).body.total_items;
    const page = await openAs(browser, server.url, client, 'controls');
    await button(page, 'Reset to the demo').click();
    await page.getByText('The account holds the demo charity.').waitFor();
    expect(await total()).toBe(36);
    await button(page, 'Reset to empty').click();
    await page.getByText('The account is as a new one.').waitFor();
    expect(await total()).toBe(0);
  });

  it('only what the server has a route for is there', async () => {
    const client = server.client();
    const page = await openAs(browser, server.url, client, 'records');
    await page.route('**/openapi/sandbox.json', (route) =>
      route.fulfill({ json: { paths: { '/sandbox/clock': {} } } }),
    );
    await page.reload();
    await page.getByRole('link', { name: 'Controls' }).click();
    await page.getByRole('heading', { name: 'Clock' }).waitFor();
    expect(await page.getByRole('heading').allInnerTexts()).toEqual(['Controls', 'Clock']);
    const parts = page.getByRole('navigation', { name: 'Parts of the page' }).getByRole('link');
    expect(await parts.allInnerTexts()).toEqual(['Records', 'Controls', 'API docs']);
  });

  it('the curl line beside a button does what the button does', async () => {
    const client = server.client();
    const page = await openAs(browser, server.url, client, 'controls');
    const shown = page.locator('form:has(button[aria-label="Freeze the clock"]) code');
    // The cards are seen together, when all of them are loaded.
    await shown.waitFor();
    const line = await shown.innerText();
    expect(line).toContain(`-X PUT -H 'Authorization: Bearer ${client.key}'`);
    expect(line).toContain('{"mode":"frozen","now":"');
    expect(line.endsWith(`'${server.url}/sandbox/clock'`)).toBe(true);
  });
});

/** The page as whoever holds the client's key sees it. */
function openAs(browser: TestBrowser, url: string, { key }: Client, part: string): Promise<Page> {
  return browser.open(`${url}/#/${part}`, { key });
}

/** By its whole name: the curl line beside it has a button that names it as well. */
function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}
