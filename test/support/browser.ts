import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where systems put Chromium and its kin; CHROMIUM names another place. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const executablePath = [process.env.CHROMIUM ?? '', ...PLACES].find((path) => existsSync(path));

interface Options extends Pick<BrowserContextOptions, 'viewport' | 'colorScheme'> {
  /** The key that was chosen there before; the demo's when it is left out. */
  key?: string;
}

export interface TestBrowser {
  /** A page of its own that has opened this address. What it complains of fails the test. */
  open(address: string, options?: Options): Promise<Page>;
}

/** Describes what is seen in a browser. Where there is none, the tests are skipped and it is said. */
export function describeInBrowser(name: string, tests: (browser: TestBrowser) => void): void {
  if (!executablePath) {
    process.stderr.write(`Skipped "${name}": there is no Chromium here. Install it, or set CHROMIUM to its path.\n`);
    describe.skip(name, () => tests({ open: () => Promise.reject(new Error('There is no browser.')) }));
    return;
  }
  describe(name, () => {
    let browser: Browser;
    let complaints: string[] = [];
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ARGUMENTS });
    }, 60_000);
    afterAll(() => browser?.close());
    afterEach(async () => {
      const said = complaints;
      complaints = [];
      await Promise.all(browser.contexts().map((context) => context.close()));
      expect(said).toEqual([]);
    });
    const open = async (address: string, { key, ...options }: Options = {}) => {
      const localStorage = key === undefined ? [] : [{ name: 'glowworm.key', value: key }];
      const storageState = { cookies: [], origins: [{ origin: new URL(address).origin, localStorage }] };
      const context = await browser.newContext({ ...options, storageState });
      const page = await context.newPage();
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(address);
      return page;
    };
    tests({ open });
  });
}

/** What axe-core finds serious or worse about what the page shows now. */
export async function seriousFindings(page: Page): Promise<unknown[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } };
    interface Finding {
      impact: string;
      id: string;
      nodes: { html: string }[];
    }
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }));
  });
}
