import { ofConstituent } from '../../constituent/parent.js';
import { resource } from '../../resource/resource.js';
import { Note } from './note.entity.js';

export const notes = resource(Note, { itemType: 'note', parents: ofConstituent() });
