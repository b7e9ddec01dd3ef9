import { parseArgs } from 'node:util';

import { type Environment, settings } from './config/config.js';

/** The command line was wrong; the message says how. */
export class UsageError extends Error {}

interface CommandLine {
  /** The settings that it names, as the environment would give them. */
  readonly environment: Environment;
  readonly help: boolean;
  readonly version: boolean;
}

const NAMES = Object.keys(settings) as (keyof typeof settings)[];

/**
 * Reads what stands behind `npm start --`.
 * @throws UsageError naming the first argument that is not known.
 */
export function readCommandLine(args: string[]): CommandLine {
  const options = Object.fromEntries(NAMES.map((name) => [optionOf(name), { type: 'string' as const }]));
  const flags = { help: { type: 'boolean' as const }, version: { type: 'boolean' as const } };
  const { tokens, values } = parseArgs({ args, options: { ...options, ...flags }, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') throw wrong(`There is no argument ${token.value}.`);
    if (token.name in flags && token.value === undefined) continue;
    if (!(token.name in options)) throw wrong(`There is no option ${token.rawName}.`);
    if (token.value === undefined) throw wrong(`${token.rawName} needs a value: ${token.rawName} VALUE.`);
  }
  const set = NAMES.map((name) => [name, values[optionOf(name)]]).filter(([, value]) => value !== undefined);
  return { environment: Object.fromEntries(set), help: Boolean(values.help), version: Boolean(values.version) };
}

/** What `--help` prints: every setting, as it is declared. */
export function usage(): string {
  const lines = NAMES.flatMap((name) => {
    const { fallback, description } = settings[name];
    const standard = fallback === undefined || String(fallback) === '' ? '' : ` Default: ${String(fallback)}`;
    return [`  --${optionOf(name)} ${name}`, `      ${description}${standard}`];
  });
  return [
    'Serves the Little Green Light API on this machine.',
    '',
    '  npm start -- --port 4000',
    '',
    'Every option can also be set in the environment, by the name that stands behind it; the option wins.',
    '',
    ...lines,
    '  --help',
    '  --version',
    '',
  ].join('\n');
}

/** `PORT` is `--port`, `AUTH_MODE` is `--auth-mode`, `DATABASE_URL` is `--database`. */
function optionOf(name: string): string {
  return name.replace(/_URL$/, '').toLowerCase().replaceAll('_', '-');
}

function wrong(sentence: string): UsageError {
  return new UsageError(`${sentence} npm start -- --help lists what there is; with npm, options follow a lone --.`);
}
