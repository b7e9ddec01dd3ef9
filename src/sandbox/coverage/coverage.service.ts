import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { Faces } from '../../http/face.js';
import { OperationDocs } from '../../http/operation-docs.js';
import { RequestLog } from '../requests/request-log.js';

export class CoverageRow {
  @ApiProperty({ type: 'string', example: 'GET /api/v1/gifts/{id}' }) operation: string;
  @ApiProperty({ type: 'string' }) summary: string;
  @ApiProperty({ type: 'integer', description: 'How often it was called and answered.' }) calls: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How often each status was met, of those that are documented or were met.',
    example: { 200: 3, 404: 0 },
  })
  statuses: Record<string, number>;
}

export class Coverage {
  @ApiProperty({ type: 'integer', description: 'How many operations there are.' }) total: number;
  @ApiProperty({ type: 'integer', description: 'How many of them were called and answered.' }) met: number;
  @ApiProperty({ type: [CoverageRow] }) operations: CoverageRow[];
}

/** Which operations, and which of their statuses, the clients of an account have met since the server started. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly log: RequestLog,
    private readonly faces: Faces,
    private readonly docs: OperationDocs,
  ) {}

  get({ sandbox }: Caller): Coverage {
    const met = this.log.met(sandbox.id);
    const operations = this.faces.operations.map((operation): CoverageRow => {
      const { summary = '', statuses: documented = [] } = this.docs.get(operation) ?? {};
      const counts = met.get(operation) ?? new Map<number, number>();
      const statuses = [...new Set([...documented, ...counts.keys()])].map((status) => [
        status,
        counts.get(status) ?? 0,
      ]);
      const calls = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return { operation, summary, calls, statuses: Object.fromEntries(statuses) };
    });
    return { total: operations.length, met: operations.filter(({ calls }) => calls > 0).length, operations };
  }

  clear({ sandbox }: Caller): void {
    this.log.forgetMet(sandbox.id);
  }
}
