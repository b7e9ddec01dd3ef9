import { GroundFloor1763700000000 } from './1763700000000-ground-floor.js';

/** Every migration, oldest first. */
export const migrations = [GroundFloor1763700000000];
