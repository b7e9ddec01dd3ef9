import { BodyProperty, MAX_INTEGER } from '../../../fields/fields.js';
import { text, wholeNumber } from '../../../fields/validators.js';
import { lenient } from '../../resource/coercion.js';

const MAX_VALUE = 100_000;

/** What is sent for one attribute of a record, which is meant by its id or key. */
export class SentCustomAttr {
  @BodyProperty({ type: 'integer' }, wholeNumber(0, MAX_INTEGER), lenient.integer) id?: number | null;
  @BodyProperty({ type: String, example: 'background_info' }, text(255), lenient.text) key?: string | null;
  @BodyProperty({ type: String, example: 'Founding member' }, text(MAX_VALUE), lenient.text) value?: string | null;
}
