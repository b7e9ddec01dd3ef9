import { AbstractLogger } from 'typeorm';

/** TypeORM tells of a failed migration on standard output, whatever it is set to; the error that it throws says it too. */
export class QuietLogger extends AbstractLogger {
  protected writeLog(): void {}
}
