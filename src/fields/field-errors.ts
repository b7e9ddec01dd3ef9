import type { ValidationError } from 'class-validator';

/** What is wrong with one field of a body. */
export interface FieldError {
  /** The path to it: `number`, `phone_numbers[1].number`. */
  readonly field: string;
  /** The rest of the sentence that begins with the field: "must be a text". */
  readonly message: string;
}

/** The wrong fields of a body and of what is inside it, one message each. */
export function fieldErrors(errors: readonly ValidationError[], within = ''): FieldError[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const field = /^\d+$/.test(property) ? `${within}[${property}]` : within ? `${within}.${property}` : property;
    // Most messages begin with the name of the field, which the path replaces.
    const messages = Object.entries(constraints).map(([kind, sentence]) =>
      kind === 'whitelistValidation'
        ? 'is not known'
        : sentence.startsWith(`${property} `)
          ? sentence.slice(property.length + 1)
          : sentence,
    );
    // What is in a value that is wrong itself was never meant to be looked at: {} where a list should be has no street.
    return messages.length > 0 ? [{ field, message: messages[0] }] : fieldErrors(children, field);
  });
}
