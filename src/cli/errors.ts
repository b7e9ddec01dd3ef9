/** The command line was wrong; the message says how. */
export class UsageError extends Error {}

/** What a command was told to do cannot be done; the message says why. */
export class Failure extends Error {}
