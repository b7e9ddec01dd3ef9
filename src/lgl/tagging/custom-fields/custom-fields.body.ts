import { BodyProperty, MAX_INTEGER, NestedProperty } from '../../../fields/fields.js';
import { boolean, text, wholeNumber } from '../../../fields/validators.js';
import { lenient } from '../../resource/coercion.js';

const Id = () => BodyProperty({ type: 'integer' }, wholeNumber(0, MAX_INTEGER), lenient.integer);
const Text = (example?: string) => BodyProperty({ type: String, example }, text(255), lenient.text);
const Flag = () => BodyProperty({ type: Boolean }, boolean, lenient.boolean);

/** A keyword that is given: one that there is, by its id or name, or a new one by its name. */
export class SentKeyword {
  @Id() id?: number | null;
  @Text('Do not call') name?: string | null;
  @Text() short_code?: string | null;
}

/** A category, by its id, key or name. */
class SentCategory {
  @Id() id?: number | null;
  @Text() name?: string | null;
  @Text('tags') key?: string | null;
}

/** What is sent for one custom field of a record. */
export class SentCustomField extends SentCategory {
  @Flag() remove_previous_values?: boolean | null;
  @NestedProperty(() => SentKeyword) values?: SentKeyword[] | null;
}

/** What is sent for one category of a constituent. */
export class SentConstituentCategory extends SentCategory {
  @Flag() remove_previous_keywords?: boolean | null;
  @NestedProperty(() => SentKeyword) keywords?: SentKeyword[] | null;
}
