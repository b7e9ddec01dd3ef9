import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

import { ownFolder } from '../../config/own-folder.js';
import { SandboxError } from '../http/errors.js';

export class FidelityRow {
  @ApiProperty({ type: 'string', example: 'GET /api/v1/gifts/{id}' }) operation: string;
  @ApiProperty({ type: 'string', example: 'Little Green Light v1' }) face: string;
  @ApiProperty({ type: 'string', description: 'What has its rules.', example: 'lgl/giving/gifts' }) resource: string;
  @ApiProperty({ type: 'boolean', description: 'It is in the documentation of its API.' }) documented: boolean;
  @ApiProperty({
    type: [Number],
    description: 'The statuses that the project’s own tests are answered, noted while they run.',
    example: [200, 404],
  })
  driven: number[];
  @ApiProperty({ type: 'integer', description: 'How many rules of its resource were seen on the wire.' }) wire: number;
  @ApiProperty({ type: 'integer', description: 'How many are guessed, in whole or in part.' }) guessed: number;
}

export class Rule {
  @ApiProperty({ type: 'string', example: 'lgl/giving/gifts' }) resource: string;
  @ApiProperty({ type: 'string', description: 'What was decided, in the words of the source.' }) says: string;
  @ApiProperty({
    type: [String],
    description:
      'doc: documented; wire: seen in bytes of the live server; live: said by somebody who tried; model: in LGL’s Swagger of 2025; choice: guessed.',
    example: ['doc'],
  })
  grades: string[];
  @ApiProperty({ type: 'string', description: 'The file of the source.', example: 'gift.rules' }) source: string;
}

export class Fidelity {
  @ApiProperty({ type: [FidelityRow] }) operations: FidelityRow[];
  @ApiProperty({ type: [Rule] }) rules: Rule[];
}

/** What each operation rests on, as the build found it in the sources (scripts/ledger.mjs). */
@Injectable()
export class FidelityService {
  private ledger?: Fidelity;

  /** @throws SandboxError 503 when the server was not built. */
  get(): Fidelity {
    return (this.ledger ??= readLedger());
  }
}

function readLedger(): Fidelity {
  const file = join(ownFolder(), 'dist/fidelity.json');
  if (!existsSync(file)) throw new SandboxError(503, 'The ledger is not built. "npm run build" builds it.');
  return JSON.parse(readFileSync(file, 'utf8'));
}
