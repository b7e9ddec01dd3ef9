// Takes the picture of the page that README shows, with the Chromium of the tests: npm run picture
import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';

import { startGlowworm } from '../dist/glowworm.mjs';

const key = 'glowworm-demo';
const glowworm = await startGlowworm();
const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
const call = (path, method = 'GET', body) =>
  fetch(`${glowworm.lgl}/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });

const executablePath = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  await call('constituents?limit=3');
  await call('gifts/search?q[]=updated_from=2020-01-01');
  const { id } = await (await call('constituents', 'POST', { first_name: 'Joe', last_name: 'Doe' })).json();
  await call(`constituents/${id}/phone_numbers`, 'POST', { number: '(888) 555-0044', phone_type_name: 'Mobile' });
  await call(`constituents/${id}/gifts`, 'POST', { amount: 25, gift_type_id: 1 });
  await call('constituents/99999');
  await glowworm.sandbox(key).faults.add({ operation: 'GET /api/v1/funds', effect: 'status=503', times: 1 });
  await call('funds');
  const page = await browser.newPage({ viewport: { width: 1280, height: 680 } });
  await page.goto(glowworm.url, { waitUntil: 'load' });
  await page.getByText('/api/v1/funds').waitFor();
  await page.getByText(`/api/v1/constituents/${id}/gifts`).click();
  await page.getByRole('heading', { name: 'Answer' }).waitFor();
  await page.screenshot({ path: 'docs/page.png' });
} finally {
  await browser.close();
  await glowworm.close();
}
