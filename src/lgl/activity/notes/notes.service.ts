import { Injectable } from '@nestjs/common';

import type { Records } from '../../../records/records.js';
import { ResourceService } from '../../resource/resource.service.js';
import type { Note } from './note.entity.js';
import { notes } from './note.resource.js';

@Injectable()
export class NotesService extends ResourceService<Note> {
  readonly resource = notes;

  protected override async prepare(records: Records, values: Partial<Note>, before?: Note) {
    return { ...values, original_date: values.original_date ?? before?.original_date ?? records.clock.today() };
  }
}
