import { Command, CommanderError } from 'commander';

import { ConfigError } from '../config/config-error.js';
import { DatabaseError } from '../database/database-error.js';
import { called } from './called.js';
import { Failure, UsageError } from './errors.js';
import { ownVersion } from './version.js';

/** What a command's file exports: it adds to its command what it takes and does. */
interface CommandFile {
  register(command: Command): void;
}

/** The commands, each in a file that is loaded when the command is called. */
const COMMANDS: Readonly<Record<string, readonly [summary: string, load: () => Promise<CommandFile>]>> = {
  serve: ['serve the API; what glowworm does when it is given no command', () => import('./serve.js')],
  keys: ['create, list and revoke the keys of a database', () => import('./keys.js')],
  exec: ['run a command whose calls to Little Green Light land in Glowworm', () => import('./exec.js')],
  env: ['print what does the same for a whole shell', () => import('./env.js')],
  reset: ['have an account of a running server begin again', () => import('./reset.js')],
  snapshot: ['keep the records of such an account, to go back to them', () => import('./snapshot.js')],
  restore: ['go back to a snapshot', () => import('./restore.js')],
  export: ['write everything that an account holds into a file', () => import('./export.js')],
  import: ['have an account hold what such a file holds', () => import('./import.js')],
  generate: ['fill an account with a made-up charity of any size', () => import('./generate.js')],
  backup: ['copy a whole database that may be in use', () => import('./backup.js')],
};

/** What the program ends with: it did what it was told, it could not, or what it was told is wrong. */
const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/**
 * Runs the command that the arguments name. What goes wrong is said in a sentence on standard error.
 * @returns the status that the process is to end with.
 */
export async function run(args: readonly string[]): Promise<number> {
  const given = namesCommand(args) ? args : ['serve', ...args];
  const program = setUp(new Command('glowworm'))
    .description('The Little Green Light API on your own machine.')
    .enablePositionalOptions()
    .addHelpText('after', `\nWithout a command it serves. ${called('serve', '--help')} lists the settings.`);
  for (const [name, [summary, load]] of Object.entries(COMMANDS)) {
    const command = setUp(program.command(name)).summary(summary);
    if (name === given[0]) (await load()).register(command);
  }
  try {
    await program.parseAsync(given, { from: 'user' });
    return DONE;
  } catch (error) {
    return statusOf(error as Error);
  }
}

function namesCommand([first]: readonly string[]): boolean {
  return first !== undefined && (!first.startsWith('-') || ['-h', '--help', '--version'].includes(first));
}

/** What holds for every command. */
function setUp(command: Command): Command {
  return command
    .version(ownVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(`${sentence(text)} ${callOf(command, '--help')} lists what there is.\n`),
    })
    .configureHelp({
      commandUsage: (asked) => callOf(asked, asked.usage()),
    });
}

/** How a person calls a command, or a command of a command. */
function callOf(command: Command, rest: string): string {
  if (!command.parent) return `glowworm ${rest}`;
  return command.parent.parent ? callOf(command.parent, `${command.name()} ${rest}`) : called(command.name(), rest);
}

/** commander writes "error: unknown option '--prot'", and where it knows of one, a similar option on a second line. */
function sentence(text: string): string {
  const [what, ...more] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n');
  return [`${what[0].toUpperCase()}${what.slice(1).replace(/\.$/, '')}.`, ...more].join(' ');
}

function statusOf(error: Error): number {
  // commander has said it already; its help and version are no failures.
  if (error instanceof CommanderError) return error.exitCode === DONE ? DONE : WRONG_USAGE;
  const wrong = [UsageError, ConfigError].some((type) => error instanceof type);
  const expected = wrong || [Failure, DatabaseError, RangeError].some((type) => error instanceof type);
  process.stderr.write(`${expected ? error.message : error.stack}\n`);
  return wrong ? WRONG_USAGE : FAILED;
}
