/** What LGL has and the server has not yet. A test fails when one of them is there. */
export const TO_COME: readonly string[] = [];
