import type { ServerResponse } from 'node:http';

import { Injectable } from '@nestjs/common';

import type { Face } from './face.js';
import type { HttpRequest } from './http-request.js';

/** What a request has to get past once its caller is known and before its body is read. */
export interface Gate {
  /** Throws an HttpException to refuse the request, which the face words as its own error; or waits, or leaves a trap in the response. */
  pass(request: HttpRequest, response: ServerResponse, face: Face): Promise<void> | void;
}

/** Every gate, in the order in which a request comes to them. */
@Injectable()
export class Gates {
  private readonly gates: Gate[] = [];

  add(gate: Gate): void {
    this.gates.push(gate);
  }

  async pass(request: HttpRequest, response: ServerResponse, face: Face): Promise<void> {
    for (const gate of this.gates) await gate.pass(request, response, face);
  }
}
