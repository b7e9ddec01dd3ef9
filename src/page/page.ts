import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INestApplication } from '@nestjs/common';

import { DEMO_KEY } from '../accounts/accounts.service.js';
import { CONFIG, type Config } from '../config/config.js';
import { ownFolder } from '../config/own-folder.js';
import { CONSOLE_HEADERS } from '../http/security-headers.js';

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="#d9f27e" opacity=".45"/><circle cx="8" cy="8" r="4" fill="#5d8a1c"/></svg>`;

const NOT_BUILT = 'The page is not built. "npm run build" builds it.';

/** What the page is made of, by its path. */
const FILES = [
  { path: '/', file: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/console/main.js', file: 'main.js', type: 'text/javascript; charset=utf-8' },
  { path: '/console/style.css', file: 'style.css', type: 'text/css; charset=utf-8' },
];

/** Serves the page for whoever would rather look than read, at `/`. Its source is in console/, what is built of it in dist/console/. */
export function servePage(app: INestApplication): void {
  const http = app.getHttpAdapter();
  const folder = join(ownFolder(), 'dist/console');
  const open = app.get<Config>(CONFIG).AUTH_MODE === 'open';
  for (const { path, file, type } of FILES) {
    let content: string | undefined;
    http.get(path, (_: unknown, response: unknown) => {
      for (const [name, value] of CONSOLE_HEADERS) http.setHeader(response, name, value);
      content ??= contentOf(join(folder, file), open);
      http.setHeader(response, 'Content-Type', content === undefined ? 'text/plain' : type);
      http.setHeader(response, 'Cache-Control', 'no-cache');
      http.reply(response, content ?? NOT_BUILT, content === undefined ? 503 : 200);
    });
  }
  http.get('/favicon.ico', (_: unknown, response: unknown) => {
    http.setHeader(response, 'Content-Type', 'image/svg+xml');
    http.reply(response, ICON, 200);
  });
}

/** A file of the page, which is told the demo key where that opens something. */
function contentOf(file: string, open: boolean): string | undefined {
  if (!existsSync(file)) return undefined;
  return readFileSync(file, 'utf8').replace('data-demo-key=""', `data-demo-key="${open ? DEMO_KEY : ''}"`);
}
