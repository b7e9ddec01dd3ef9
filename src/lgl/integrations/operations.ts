export const LISTENERS_PREFIX = '/integrations';

/** What no page of LGL's shows, and others send to all the same: the uuid stands for a key (live). */
export const UNPUBLISHED: readonly string[] = ['POST /integrations/{uuid}/listener'];
