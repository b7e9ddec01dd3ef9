import { Injectable } from '@nestjs/common';

import type { Caller } from '../../accounts/caller.js';
import type { ErrorAnswer, Face } from '../../http/face.js';
import { type HttpRequest, pathOf } from '../../http/http-request.js';
import { Operations } from '../../http/operations.js';
import { Listeners } from '../../integrations/listeners.js';
import { parseForm } from '../http/form.js';
import { LglFace } from '../http/lgl.face.js';
import { LISTENERS_PREFIX, UNPUBLISHED } from './operations.js';

/** Where LGL's customers let others leave what is to become records: the uuid in the path stands for a key (live). */
@Injectable()
export class ListenerFace implements Face {
  readonly prefix = LISTENERS_PREFIX;
  readonly readForm = parseForm;
  /** The limit is one of calls to the API (choice). */
  readonly unlimited = true;
  readonly operations = new Operations(UNPUBLISHED);

  constructor(
    private readonly lgl: LglFace,
    private readonly listeners: Listeners,
  ) {}

  /** A listener that there is not is a page that there is not (choice). */
  authenticate(request: HttpRequest): Promise<Caller> {
    const [, , uuid = ''] = pathOf(request).split('/');
    return this.listeners.callerAt(uuid);
  }

  /** Worded as in LGL's API (choice). */
  errorAnswer(error: unknown): ErrorAnswer {
    return this.lgl.errorAnswer(error);
  }
}
