/** What LGL has and the server has not yet. A test fails when one of them is there. */
export const TO_COME: readonly string[] = [
  'appeal_requests',
  'gift_categories',
  'gift_types',
  'gifts',
  'gifts/search',
  'invitations',
];
