/** A search that cannot be done; the message is LGL's sentence for whoever asked. */
export class SearchError extends Error {}

/** A term cannot read its value. Which term and which value, the language says. */
export class UnreadableValue extends Error {}
