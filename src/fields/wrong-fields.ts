import { getMetadataStorage, validate, type ValidatorOptions } from 'class-validator';

import { type FieldError, fieldErrors } from './field-errors.js';

const storage = getMetadataStorage();
const findRules = storage.getTargetValidationMetadatas.bind(storage);
const known = new Map<unknown, ReturnType<typeof findRules>>();

// class-validator looks for the rules of a class among those of all classes, anew for each body, which takes as long as
// everything else that it does. Whoever shares the process may use groups.
storage.getTargetValidationMetadatas = (type, schema, always, strictGroups, groups) => {
  if (always || strictGroups || groups?.length) return findRules(type, schema, always, strictGroups, groups);
  let rules = known.get(type);
  if (!rules) known.set(type, (rules = findRules(type, schema, always, strictGroups, groups)));
  return rules;
};

/** What is wrong with a body, whose class says what its fields may hold. Fields that it does not know are dropped or refused. */
export async function wrongFields(body: object, options: ValidatorOptions): Promise<FieldError[]> {
  return fieldErrors(await validate(body, { whitelist: true, ...options }));
}
