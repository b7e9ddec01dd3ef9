import { GroundFloor1763700000000 } from './1763700000000-ground-floor.js';
import { SecondFace1763800000000 } from './1763800000000-second-face.js';

/** Every migration, oldest first. */
export const migrations = [GroundFloor1763700000000, SecondFace1763800000000];
