import type { Resource } from './collection.js';
import { DRX_RESOURCES } from './drx-resources.js';
import { LGL_RESOURCES } from './lgl-resources.js';

export { collectionOf, withText } from './collection.js';

export const RESOURCES: readonly Resource[] = [...LGL_RESOURCES, ...DRX_RESOURCES];

/** Those that a method is for. */
export const resourcesWith = (method: Resource['methods'][number]) =>
  RESOURCES.filter(({ methods }) => methods.includes(method));
