import { Injectable } from '@nestjs/common';

/** The fields that an object may have, with those of the objects inside it. */
export type Fields = ReadonlyMap<string, Fields | undefined>;

/** What the document of an API says of one of its operations. */
export interface OperationDoc {
  readonly summary: string;
  /** The statuses with which it is documented to answer. */
  readonly statuses: readonly number[];
  /** What may be in its body, where it takes one. */
  readonly body?: Fields;
}

/** What the documents say of the operations, by their names; read when first asked for. */
@Injectable()
export class OperationDocs {
  private source: () => ReadonlyMap<string, OperationDoc> = () => new Map();
  private read?: ReadonlyMap<string, OperationDoc>;

  comeFrom(source: () => ReadonlyMap<string, OperationDoc>): void {
    this.source = source;
  }

  get(operation: string): OperationDoc | undefined {
    return (this.read ??= this.source()).get(operation);
  }
}
