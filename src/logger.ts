import { ConsoleLogger, type LogLevel } from '@nestjs/common';

import type { Config } from './config/config.js';

const LEVELS: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug'];
const UP_TO = { error: 2, warn: 3, info: 4, debug: 5 };

/** Where Nest tells how it puts the application together, which is of interest only while debugging. */
const ASSEMBLY = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** Nest's console logger, set up by LOG_LEVEL and LOG_FORMAT. */
export class ServerLogger extends ConsoleLogger {
  constructor({ LOG_LEVEL, LOG_FORMAT }: Config) {
    const colors = LOG_FORMAT === 'text' && Boolean(process.stdout.isTTY);
    super('Glowworm', {
      logLevels: LEVELS.slice(0, UP_TO[LOG_LEVEL]),
      json: LOG_FORMAT === 'json',
      colors,
      compact: true,
    });
  }

  /** What keeps Nest from listening it also throws, and the start says it in a sentence of its own. */
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) === 'NestApplication') this.debug(message, ...rest);
    else super.error(message, ...(rest as [string]));
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (ASSEMBLY.has(String(rest.at(-1)))) this.debug(message, ...rest);
    else super.log(message, ...(rest as [string]));
  }
}
