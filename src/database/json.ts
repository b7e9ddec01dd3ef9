/**
 * A JSON value as the database made it. Whoever sends it on sends its text, and only who asks for what is in it has it
 * read.
 */
export class Json<T> {
  private constructor(
    private readonly known: string | undefined,
    private readonly read: T,
  ) {}

  static ofText<T>(text: string): Json<T> {
    return new Json<T>(text, undefined as T);
  }

  static of<T>(value: T): Json<T> {
    return new Json<T>(undefined, value);
  }

  /** An object some of whose values are JSON already. */
  static object<T extends object>(entries: { readonly [K in keyof T]: T[K] | Json<T[K]> }): Json<T> {
    const members = Object.entries(entries).map(
      ([key, value]) => `${JSON.stringify(key)}:${value instanceof Json ? value.text : JSON.stringify(value)}`,
    );
    return Json.ofText(`{${members.join()}}`);
  }

  get text(): string {
    return this.known ?? JSON.stringify(this.read);
  }

  get value(): T {
    return this.known === undefined ? this.read : (JSON.parse(this.known) as T);
  }

  toJSON(): T {
    return this.value;
  }
}
