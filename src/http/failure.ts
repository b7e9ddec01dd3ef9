import { STATUS_CODES } from 'node:http';

import { HttpException } from '@nestjs/common';

/** The face's own error for a status, whatever led to it. */
export class Failure extends HttpException {
  constructor(
    status: number,
    says: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(says, status);
  }

  /** The words of HTTP for the status, such as `Bad Gateway`. */
  get reason(): string {
    return STATUS_CODES[this.getStatus()] ?? 'Error';
  }
}
