import { NotSaved } from '../http/errors.js';

/** Does something for a part of a body; what is wrong there is told with its place, such as `phone_numbers[1]`. */
export async function insideOf<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof NotSaved ? error.inside(place) : error;
  }
}
