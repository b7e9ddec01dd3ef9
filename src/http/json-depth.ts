/** No document of either API is nested even half as deep. */
const DEEPEST = 20;

/** Whether a parsed body is nested so deep that walking it could exhaust the stack. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth >= DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}
