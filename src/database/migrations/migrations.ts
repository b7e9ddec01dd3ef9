import { GroundFloor1763700000000 } from './1763700000000-ground-floor.js';
import { SecondFace1763800000000 } from './1763800000000-second-face.js';
import { OwnIds1764000000000 } from './1764000000000-own-ids.js';
import { Seeds1764050000000 } from './1764050000000-seeds.js';
import { Lookups1764100000000 } from './1764100000000-lookups.js';
import { Fundraising1764200000000 } from './1764200000000-fundraising.js';
import { Activity1764300000000 } from './1764300000000-activity.js';

/** Every migration, oldest first. */
export const migrations = [
  GroundFloor1763700000000,
  SecondFace1763800000000,
  OwnIds1764000000000,
  Seeds1764050000000,
  Lookups1764100000000,
  Fundraising1764200000000,
  Activity1764300000000,
];
