import type { INestApplication, Type } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

import { DrxModule } from './drx/drx.module.js';
import { LglModule } from './lgl/lgl.module.js';

interface Documented {
  /** The name on the page at /docs. */
  name: string;
  url: string;
  module: Type<object>;
  description: DocumentBuilder;
}

const DOCUMENTS: readonly Documented[] = [
  {
    name: 'Little Green Light v1',
    url: '/openapi/lgl-v1.json',
    module: LglModule,
    description: new DocumentBuilder()
      .setTitle('Little Green Light v1, as Glowworm speaks it')
      .setDescription('Every path also works with `.json` at its end. Fields that are not known are ignored.')
      .setVersion('1.0')
      .addBearerAuth()
      .addBasicAuth({
        type: 'http',
        scheme: 'basic',
        description: 'The key is the user name; the password stays empty.',
      })
      .addApiKey({ type: 'apiKey', in: 'query', name: 'access_token' }, 'access_token'),
  },
  {
    name: 'DRX v2',
    url: '/openapi/drx-v2.json',
    module: DrxModule,
    description: new DocumentBuilder()
      .setTitle('DRX v2, as Glowworm speaks it')
      .setDescription('Phone numbers, and the patients and doctors that they belong to.')
      .setVersion('2.0')
      .addApiKey({ type: 'apiKey', in: 'header', name: 'X-DRX-Key' }, 'X-DRX-Key')
      .addBearerAuth(),
  },
];

/** Serves the OpenAPI document of each face, and one page at /docs to read and try them. They are made when asked for. */
export function serveDocumentation(app: INestApplication): void {
  const urls = DOCUMENTS.map(({ url, name }) => ({ url, name }));
  DOCUMENTS.forEach((documented, index) => {
    SwaggerModule.setup(`docs${index || ''}`, app, () => documentOf(app, documented), {
      jsonDocumentUrl: documented.url,
      ui: index === 0,
      raw: ['json'],
      customSiteTitle: 'Glowworm',
      explorer: true,
      swaggerOptions: { urls },
    });
  });
}

function documentOf(app: INestApplication, { module, description }: Documented): OpenAPIObject {
  return SwaggerModule.createDocument(app, description.build(), { include: [module], deepScanRoutes: true });
}
