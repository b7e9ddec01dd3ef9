/** The configuration cannot be used; the message names every wrong value. */
export class ConfigError extends Error {}
