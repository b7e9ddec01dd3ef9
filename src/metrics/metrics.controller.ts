import { Controller, Get, Req, Res, UnauthorizedException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

import { AccountsService } from '../accounts/accounts.service.js';
import { isLoopback } from '../config/config.js';
import type { HttpRequest } from '../http/http-request.js';
import { keyOf } from '../http/key.js';
import { Metrics } from './metrics.js';

/** Headers by which a proxy on this machine tells of a client that is elsewhere. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

interface Incoming extends HttpRequest {
  readonly socket: { readonly remoteAddress?: string };
}

interface Outgoing {
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
}

/** What Prometheus asks, from this machine or with any key that opens an account. */
@ApiExcludeController()
@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly accounts: AccountsService,
  ) {}

  @Get('metrics')
  async show(@Req() request: Incoming, @Res() response: Outgoing): Promise<void> {
    if (!isFromHere(request) && !(await this.hasKey(request)))
      throw new UnauthorizedException('From another machine, send a key: Authorization: Bearer KEY.');
    response.setHeader('Content-Type', this.metrics.contentType);
    response.end(await this.metrics.text());
  }

  /** None is opened by asking. */
  private async hasKey(request: HttpRequest): Promise<boolean> {
    const key = keyOf(request);
    return key !== undefined && this.accounts.knows(key);
  }
}

function isFromHere({ socket, headers }: Incoming): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return isLoopback(address) && FORWARDED.every((name) => headers[name] === undefined);
}
