import { Injectable } from '@nestjs/common';

import type { Caller } from '../accounts/caller.js';
import type { HttpRequest } from './http-request.js';
import type { Operations } from './operations.js';

/** What a client is sent when a request fails. */
export interface ErrorAnswer {
  status: number;
  body: object | string;
  headers?: Readonly<Record<string, string>>;
  /** The sentence in the body. */
  says: string;
}

/** One of the APIs that the server speaks. */
export interface Face {
  /** Every path that begins with it belongs to the face; in lower case. */
  readonly prefix: string;
  /** Every path may also end in `.json`, which changes nothing. */
  readonly jsonEnding?: boolean;
  /** No page but those of this server may call it from a browser, whatever CORS_ORIGINS says. */
  readonly ownPagesOnly?: boolean;
  /** What its clients may be tested with; without it nothing that is set for an account disturbs or counts its requests. */
  readonly operations?: Operations;
  /** The limit of an account's calls is not for these. */
  readonly unlimited?: boolean;
  /** Reads the text of a form into an object; without it the face takes no forms. */
  readForm?(text: string): object;
  /**
   * Who is calling. It is asked before the body is read, and throws an error of the face's own when nobody is. A key that is
   * new opens an account, unless `opens` is false.
   */
  authenticate(request: HttpRequest, opens?: boolean): Promise<Caller>;
  /** What is sent for an error, in the face's own shape. Unknown errors become a 500 that tells nothing. */
  errorAnswer(error: unknown): ErrorAnswer;
}

/** Every API that the server speaks. */
@Injectable()
export class Faces {
  private readonly faces: Face[] = [];

  add(...faces: readonly Face[]): void {
    this.faces.push(...faces);
  }

  /** Every operation of every face. */
  get operations(): readonly string[] {
    return this.faces.flatMap(({ operations }) => operations?.all ?? []);
  }

  /** The operation that is called this, as its face writes it; `undefined` when none is. */
  operationNamed(name: string): string | undefined {
    return this.faces.flatMap(({ operations }) => operations?.named(name) ?? [])[0];
  }

  /** The face that was called; `undefined` for what belongs to none, such as the documentation. */
  of({ originalUrl }: Pick<HttpRequest, 'originalUrl'>): Face | undefined {
    // The router beneath does not tell upper from lower case, so neither may the key check.
    return this.faces.find(
      ({ prefix }) =>
        '/?'.includes(originalUrl.charAt(prefix.length)) &&
        originalUrl.slice(0, prefix.length).toLowerCase() === prefix,
    );
  }
}
