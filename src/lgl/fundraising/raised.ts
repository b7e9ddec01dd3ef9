import { DerivedField } from './derived.field.js';

/** What the constituent of a record has given for its occasion, as SQL (choice). */
export const raised = (_table: string, _occasion: 'appeal_id' | 'event_id') => '0';

export const RaisedField = (occasion: 'appeal_id' | 'event_id') =>
  DerivedField({ type: Number, example: 0, description: 'What the constituent gave for it.' }, (table) =>
    raised(table, occasion),
  );
