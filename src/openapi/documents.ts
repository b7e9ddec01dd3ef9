import type { INestApplication, Type } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

import { DEMO_KEY } from '../accounts/accounts.service.js';
import { CONFIG, type Config } from '../config/config.js';
import { DrxModule } from '../drx/drx.module.js';
import { LglModule } from '../lgl/lgl.module.js';
import { SandboxModule } from '../sandbox/sandbox.module.js';
import { polished } from './polish.js';

interface Documented {
  /** The name on the page at /docs. */
  readonly name: string;
  readonly url: string;
  readonly module: Type<object>;
  readonly description: DocumentBuilder;
}

const described = (title: string, version: string, description: string) =>
  new DocumentBuilder().setTitle(title).setVersion(version).setDescription(description).addServer('/');

export const DOCUMENTS: readonly Documented[] = [
  {
    name: 'Little Green Light v1',
    url: '/openapi/lgl-v1.json',
    module: LglModule,
    description: described(
      'Little Green Light v1, as Glowworm speaks it',
      '1.0',
      'Every path also works with `.json` at its end. Fields that are not known are ignored.',
    )
      .addTag('Constituents')
      .addApiKey({ type: 'apiKey', in: 'query', name: 'access_token' }, 'access_token')
      .addBasicAuth({
        type: 'http',
        scheme: 'basic',
        description: 'The key is the user name; the password stays empty.',
      })
      .addSecurity('bearer', { type: 'http', scheme: 'bearer' }),
  },
  {
    name: 'DRX v2',
    url: '/openapi/drx-v2.json',
    module: DrxModule,
    description: described(
      'DRX v2, as Glowworm speaks it',
      '2.0',
      'Phone numbers, and the patients and doctors that they belong to.',
    )
      .addSecurity('bearer', { type: 'http', scheme: 'bearer' })
      .addApiKey({ type: 'apiKey', in: 'header', name: 'X-DRX-Key' }, 'X-DRX-Key'),
  },
  {
    name: 'Sandbox',
    url: '/openapi/sandbox.json',
    module: SandboxModule,
    description: described(
      'The sandbox of Glowworm',
      '1.0',
      'What a test does to its own account. Every call is about the account that the key opens, and about no other.',
    ).addSecurity('bearer', { type: 'http', scheme: 'bearer' }),
  },
];

export function documentOf(app: INestApplication, { module, description }: Documented): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, description.build(), { include: [module], deepScanRoutes: true });
  if (app.get<Config>(CONFIG).AUTH_MODE === 'open') {
    const more = `The demo key \`${DEMO_KEY}\` is filled in; any other key opens an account of its own.`;
    // The builder hands out the same object every time.
    document.info = { ...document.info, description: `${document.info.description} ${more}` };
  }
  return polished(document);
}
