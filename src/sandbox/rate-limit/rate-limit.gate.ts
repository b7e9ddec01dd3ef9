import type { ServerResponse } from 'node:http';

import { HttpStatus, Injectable } from '@nestjs/common';

import type { Face } from '../../http/face.js';
import { Failure } from '../../http/failure.js';
import type { Gate } from '../../http/gates.js';
import type { HttpRequest } from '../../http/http-request.js';
import { isAside } from '../http/aside.js';
import { RateLimits } from './rate-limit.service.js';

/**
 * Refuses what is beyond the limit of an account, by 429 and `Retry-After` (live). Whatever a call is answered, it has counted;
 * one that is refused here has not (choice), nor does it meet a fault.
 */
@Injectable()
export class RateLimitGate implements Gate {
  constructor(private readonly limits: RateLimits) {}

  async pass(request: HttpRequest, _response: ServerResponse, face: Face): Promise<void> {
    const { rate_limit: limit } = request.caller!.sandbox;
    if (!limit?.enabled || !face.operations || face.unlimited || isAside(request)) return;
    const wait = await this.limits.count(request.caller!);
    if (wait === undefined) return;
    const says = `All ${limit.calls} calls of ${limit.seconds} s are used. The next may be made in ${wait} s.`;
    throw new Failure(HttpStatus.TOO_MANY_REQUESTS, says, { 'Retry-After': String(wait) });
  }
}
