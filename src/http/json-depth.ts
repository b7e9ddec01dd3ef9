/** No document of either API is nested even half as deep. */
const MAX_DEPTH = 20;

/** Whether a parsed body is nested so deep that walking it could exhaust the stack. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth >= MAX_DEPTH || Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}
