import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

import { LglModule } from './lgl/lgl.module.js';

/** Serves an OpenAPI document for each face, and a page at /docs to read and try them. They are made when asked for. */
export function serveDocumentation(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => lglDocument(app), {
    jsonDocumentUrl: 'openapi/lgl-v1.json',
    customSiteTitle: 'Glowworm',
    explorer: true,
    swaggerOptions: { urls: [{ url: '/openapi/lgl-v1.json', name: 'Little Green Light v1' }] },
  });
}

export function lglDocument(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Little Green Light v1, as Glowworm speaks it')
    .setDescription('Every path also works with `.json` at its end. Fields that are not known are ignored.')
    .setVersion('1.0')
    .addBearerAuth()
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'The key is the user name; the password stays empty.' })
    .addApiKey({ type: 'apiKey', in: 'query', name: 'access_token' }, 'access_token')
    .build();
  return SwaggerModule.createDocument(app, description, { include: [LglModule], deepScanRoutes: true });
}
