import { type CanActivate, type ExecutionContext, ForbiddenException } from '@nestjs/common';

import { mayUse } from '../accounts/caller.js';
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
    if (!mayUse(request.caller, request.method)) {
      throw new ForbiddenException('This key may only read. Use a key with the scope "write".');
    }
    refuseNul(request);
    await this.gates.pass(request, http.getResponse(), face);
    await this.bodies.read(http, face);
    return true;
  }
}
