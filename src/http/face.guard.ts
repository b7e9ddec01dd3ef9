import type { CanActivate, ExecutionContext } from '@nestjs/common';

import type { BodyReader } from './body-reader.js';
import type { Faces } from './face.js';
import type { Gates } from './gates.js';
import type { HttpRequest } from './http-request.js';
import { refuseNul } from './query.js';

/** Stands before every route of a face: the key first, and only for one who may call is the body read. */
export class FaceGuard implements CanActivate {
  constructor(
    private readonly faces: Faces,
    private readonly gates: Gates,
    private readonly bodies: BodyReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<HttpRequest>();
    const face = this.faces.of(request);
    if (!face) return true;
    request.caller = await face.authenticate(request);
    refuseNul(request);
    await this.gates.pass(request, http.getResponse(), face);
    await this.bodies.read(http, face);
    return true;
  }
}
