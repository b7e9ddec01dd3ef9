import { gzipSync } from 'node:zlib';

import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';

import { describeInBrowser, seriousFindings } from '../support/browser.js';
import { useServer } from '../support/server.js';

const PARTS = ['requests', 'records', 'records/constituents/1', 'records/patients', 'controls', 'coverage', 'fidelity'];
const FILES = ['/', '/console/main.js', '/console/style.css'];

describe('The page', () => {
  const server = useServer();
  const strict = useServer({ AUTH_MODE: 'strict' });

  it('is served with its files, at most 100 kB compressed', async () => {
    const answers = await Promise.all(FILES.map((path) => supertest(server.url).get(path).expect(200)));
    const size = answers.reduce((sum, { text, body }) => sum + gzipSync(text ?? body).length, 0);
    expect(size).toBeLessThan(100_000);
  });

  it('takes nothing from elsewhere, and runs no script or style but its own', async () => {
    const { headers } = await supertest(server.url).get('/');
    const policy = headers['content-security-policy'];
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('knows the demo key only where it opens something', async () => {
    expect((await supertest(server.url).get('/')).text).toContain('data-demo-key="glowworm-demo"');
    expect((await supertest(strict.url).get('/')).text).toContain('data-demo-key=""');
  });
});

describeInBrowser('The page in a browser', (browser) => {
  const server = useServer();
  const strict = useServer({ AUTH_MODE: 'strict' });

  describe.each([1280, 390])('%d pixels wide', (width) => {
    it.each(['light', 'dark'] as const)('has nothing serious for axe-core and fits, %s', async (colorScheme) => {
      const page = await browser.open(server.url, { viewport: { width, height: 900 }, colorScheme });
      for (const part of PARTS) {
        await page.goto(`${server.url}/#/${part}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.locator('.waiting').first().waitFor({ state: 'detached' });
        expect({ part, found: await seriousFindings(page) }).toEqual({ part, found: [] });
        const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        expect({ part, fits: wider <= 0 }).toEqual({ part, fits: true });
      }
    });
  });

  it('is usable by keyboard', async () => {
    const page = await browser.open(`${server.url}/#/records`);
    await page.getByText('1–25 of 36').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.getByRole('link', { name: 'Barrows, Gage' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Barrows, Gage', level: 1 }).waitFor();
  });

  it('asks for a key where there is no demo', async () => {
    const page = await browser.open(strict.url);
    await page.getByText('Type a key above to see its account.').waitFor();
    await page.getByRole('textbox', { name: 'Key' }).waitFor();
  });

  it('leads to the documentation', async () => {
    const page = await browser.open(server.url);
    await page.getByRole('link', { name: 'API docs' }).click();
    await page.waitForURL('**/docs');
  });
});
