/** The database cannot be used; the message is a sentence for the person who starts the server. */
export class DatabaseError extends Error {}
