import { Delete, Get, HttpCode, Param, type PipeTransform, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
} from '@nestjs/swagger';

import type { Caller } from '../../accounts/caller.js';
import { CallerParam } from '../../http/caller.decorator.js';
import { ErrorBody, SandboxController } from '../http/api.js';
import { SandboxError } from '../http/errors.js';
import { GoneBack } from '../reset/reset.body.js';
import { SnapshotRow, SnapshotsService, type Start, STARTS } from './snapshots.service.js';

class SnapshotList {
  @ApiProperty({ type: [SnapshotRow] }) snapshots: SnapshotRow[];
}

class SnapshotName implements PipeTransform<string> {
  transform(name: string): string {
    if (!/^[\w.-]{1,64}$/.test(name)) {
      throw new SandboxError(400, 'The name of a snapshot is 1 to 64 letters, digits, ".", "_" and "-". Take another.');
    }
    if (STARTS.includes(name as Start)) {
      throw new SandboxError(400, `${name} is what every account can be reset to. Take another name for the snapshot.`);
    }
    return name;
  }
}

const NameParam = () => Param('name', new SnapshotName());
const NoSuch = () => ApiNotFoundResponse({ description: 'The account has no such snapshot.', type: ErrorBody });

@SandboxController('Snapshots')
export class SnapshotsController {
  constructor(private readonly service: SnapshotsService) {}

  @Get('snapshots')
  @ApiOperation({ summary: 'List snapshots' })
  @ApiOkResponse({ type: SnapshotList })
  async list(@CallerParam() caller: Caller): Promise<SnapshotList> {
    return { snapshots: await this.service.list(caller) };
  }

  @Put('snapshots/:name')
  @ApiOperation({
    summary: 'Keep the records as they are now',
    description: 'It takes the place of a snapshot of the same name. What is set for the account is no part of it.',
  })
  @ApiOkResponse({ type: SnapshotRow })
  @ApiConflictResponse({ description: 'There are as many as there may be.', type: ErrorBody })
  put(@CallerParam() caller: Caller, @NameParam() name: string): Promise<SnapshotRow> {
    return this.service.save(caller, name);
  }

  @Post('snapshots/:name/restore')
  @HttpCode(200)
  @ApiOperation({ summary: 'Go back to a snapshot', description: 'The records have the ids that they had.' })
  @ApiOkResponse({ type: GoneBack })
  @NoSuch()
  restore(@CallerParam() caller: Caller, @NameParam() name: string): Promise<GoneBack> {
    return this.service.restore(caller, name);
  }

  @Delete('snapshots/:name')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a snapshot' })
  @ApiNoContentResponse()
  @NoSuch()
  delete(@CallerParam() caller: Caller, @NameParam() name: string): Promise<void> {
    return this.service.delete(caller, name);
  }
}
