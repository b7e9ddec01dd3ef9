/** What LGL has and the server has not yet. A test fails when one of them is there. */
export const TO_COME: readonly string[] = [
  'appeal_requests',
  'constituents/search',
  'contact_reports',
  'contact_reports/search',
  'invitations',
  'lists',
  'lists/search',
  'volunteer_times',
  'volunteer_times/search',
];
