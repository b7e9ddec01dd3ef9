/** An archive cannot be taken; the message says where and why. Nothing of it was kept. */
export class ArchiveError extends Error {}

/** A row cannot be stored; the message says why, in words that begin with the column. */
export class RowError extends Error {}
