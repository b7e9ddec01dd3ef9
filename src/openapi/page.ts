import type { INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';

import { DEMO_KEY } from '../accounts/accounts.service.js';
import { CONFIG, type Config } from '../config/config.js';
import { documentOf, DOCUMENTS } from './documents.js';

const STYLE = `
  .swagger-ui .topbar { background: #22331a; }
  .swagger-ui .topbar .link svg, .swagger-ui .topbar .link img { display: none; }
  .swagger-ui .topbar .link::before { content: 'Glowworm'; color: #d9f27e; font-size: 1.4em; }
  /* The form of the last way to send a key takes the focus; it is the usual way, and so is shown first. */
  .swagger-ui .modal-ux-content { display: flex; flex-direction: column-reverse; }
`;

/** What the script of the page calls these. */
declare const options: { readonly customOptions: { readonly demoKey?: string } };
declare const ui: {
  readonly authSelectors: { authorized(): ReadonlyMap<string, unknown> };
  preauthorizeApiKey(scheme: string, key: string): void;
};

/** Runs in the browser, so it can use nothing from around it. */
const fillInDemoKey = () => {
  const { demoKey } = options.customOptions;
  for (const scheme of ['bearer', 'X-DRX-Key']) {
    if (demoKey && !ui.authSelectors.authorized().has(scheme)) ui.preauthorizeApiKey(scheme, demoKey);
  }
};

/** Serves the OpenAPI document of each face, and one page at /docs to read and try them. They are made when asked for. */
export function serveDocumentation(app: INestApplication): void {
  const open = app.get<Config>(CONFIG).AUTH_MODE === 'open';
  DOCUMENTS.forEach((documented, index) => {
    SwaggerModule.setup(`docs${index || ''}`, app, () => documentOf(app, documented), {
      jsonDocumentUrl: documented.url,
      ui: index === 0,
      raw: ['json'],
      customSiteTitle: 'Glowworm',
      customfavIcon: '/favicon.ico',
      customCss: STYLE,
      explorer: true,
      swaggerOptions: {
        urls: DOCUMENTS.map(({ url, name }) => ({ url, name })),
        persistAuthorization: true,
        demoKey: open ? DEMO_KEY : undefined,
        onComplete: fillInDemoKey,
      },
    });
  });
}
