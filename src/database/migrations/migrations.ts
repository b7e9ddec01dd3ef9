import { GroundFloor1763700000000 } from './1763700000000-ground-floor.js';
import { SecondFace1763800000000 } from './1763800000000-second-face.js';
import { OwnIds1764000000000 } from './1764000000000-own-ids.js';

/** Every migration, oldest first. */
export const migrations = [GroundFloor1763700000000, SecondFace1763800000000, OwnIds1764000000000];
