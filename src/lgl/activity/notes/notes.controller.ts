import { LglController } from '../../http/api.js';
import { ResourceRoutes } from '../../resource/routes.js';
import { CreateNote, UpdateNote } from './note.entity.js';
import { notes } from './note.resource.js';
import { NotesService } from './notes.service.js';

@LglController('Notes')
export class NotesController extends ResourceRoutes({
  resource: notes,
  Service: NotesService,
  Create: CreateNote,
  Update: UpdateNote,
  list: ['notes', 'constituents/:constituent_id/notes'],
  create: ['constituents/:constituent_id/notes'],
  item: 'notes/:id',
}) {}
