import { GroundFloor1763700000000 } from './1763700000000-ground-floor.js';
import { SecondFace1763800000000 } from './1763800000000-second-face.js';
import { OwnIds1764000000000 } from './1764000000000-own-ids.js';
import { Contact1764000000001 } from './1764000000001-contact.js';
import { Seeds1764050000000 } from './1764050000000-seeds.js';
import { Lookups1764100000000 } from './1764100000000-lookups.js';
import { LookupsMore1764100000001 } from './1764100000001-lookups-more.js';
import { Lists1764100000002 } from './1764100000002-lists.js';
import { Fundraising1764200000000 } from './1764200000000-fundraising.js';
import { FundraisingMore1764200000001 } from './1764200000001-fundraising-more.js';
import { Activity1764300000000 } from './1764300000000-activity.js';
import { Tagging1764400000000 } from './1764400000000-tagging.js';
import { ActivityMore1764400000001 } from './1764400000001-activity-more.js';
import { Relations1764500000000 } from './1764500000000-relations.js';
import { Giving1764600000000 } from './1764600000000-giving.js';
import { Occasions1764700000000 } from './1764700000000-occasions.js';
import { SearchIndexes1764800000000 } from './1764800000000-search-indexes.js';
import { GiftIndexes1764810000000 } from './1764810000000-gift-indexes.js';
import { Sandboxes1764900000000 } from './1764900000000-sandboxes.js';
import { Snapshots1764910000000 } from './1764910000000-snapshots.js';
import { Faults1764920000000 } from './1764920000000-faults.js';
import { RateLimit1764940000000 } from './1764940000000-rate-limit.js';
import { Integrations1764950000000 } from './1764950000000-integrations.js';
import { SortedText1764960000000 } from './1764960000000-sorted-text.js';
import { ManyRows1764970000000 } from './1764970000000-many-rows.js';

/** Every migration, oldest first. */
export const migrations = [
  GroundFloor1763700000000,
  SecondFace1763800000000,
  OwnIds1764000000000,
  Contact1764000000001,
  Seeds1764050000000,
  Lookups1764100000000,
  LookupsMore1764100000001,
  Lists1764100000002,
  Fundraising1764200000000,
  FundraisingMore1764200000001,
  Activity1764300000000,
  Tagging1764400000000,
  ActivityMore1764400000001,
  Relations1764500000000,
  Giving1764600000000,
  Occasions1764700000000,
  SearchIndexes1764800000000,
  GiftIndexes1764810000000,
  Sandboxes1764900000000,
  Snapshots1764910000000,
  Faults1764920000000,
  RateLimit1764940000000,
  Integrations1764950000000,
  SortedText1764960000000,
  ManyRows1764970000000,
];
