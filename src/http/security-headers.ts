import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

import helmet, { type HelmetOptions } from 'helmet';

/** Kept out: what is about HTTPS, which is not spoken here, and what only browsers of long ago heed. */
const COMMON: HelmetOptions = {
  strictTransportSecurity: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  originAgentCluster: false,
  xFrameOptions: { action: 'deny' },
};

/** For the answers of a face: no page, kept nowhere. */
export const API_HEADERS = [
  ...headersOf({
    ...COMMON,
    crossOriginOpenerPolicy: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  }),
  ['cache-control', 'no-store'],
] as const;

const OWN = ["'self'"];

/** A page of ours may use what we serve, and stand in no frame. */
const KEPT_OUT = {
  baseUri: ["'none'"],
  formAction: ["'none'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
};

/** For everything else but the page at `/`, which is the documentation. */
export const PAGE_HEADERS = headersOf({
  ...COMMON,
  contentSecurityPolicy: {
    useDefaults: false,
    // Swagger's page brings its style in the page itself, and draws its icons from `data:`.
    directives: { defaultSrc: OWN, styleSrc: [...OWN, "'unsafe-inline'"], imgSrc: [...OWN, 'data:'], ...KEPT_OUT },
  },
});

/** For the page at `/`, which shows what foreign clients sent: nothing but our own files, and no text becomes a script. */
export const CONSOLE_HEADERS = headersOf({
  ...COMMON,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: OWN, ...KEPT_OUT, requireTrustedTypesFor: ["'script'"] },
  },
});

/** What helmet would set, worked out once: asking it anew for each request would cost each request. */
function headersOf(options: HelmetOptions): (readonly [name: string, value: string])[] {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  helmet(options)(response.req, response, () => undefined);
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
}
