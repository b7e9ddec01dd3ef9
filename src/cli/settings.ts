import { type Command, Option } from 'commander';

import { type Environment, settings } from '../config/config.js';

type Name = keyof typeof settings;

const ALL = Object.keys(settings) as Name[];

/** Gives a command options for settings; with each stands the variable that says the same, which the option overrules. */
export function addSettings(command: Command, names: readonly Name[] = ALL): Command {
  for (const name of names) {
    const { fallback, description } = settings[name];
    const standard = fallback === undefined || String(fallback) === '' ? '' : ` Default: ${String(fallback)}`;
    command.addOption(new Option(`--${optionOf(name)} <${name}>`, `${description}${standard}`));
  }
  return command;
}

/** The environment with what the options of a command say in it. */
export function settingsOf(options: Readonly<Record<string, string | undefined>>): Environment {
  const told = ALL.map((name) => [name, options[keyOf(name)]]).filter(([, value]) => value !== undefined);
  return { ...process.env, ...Object.fromEntries(told) };
}

/** `PORT` is `--port`, `AUTH_MODE` is `--auth-mode`, `DATABASE_URL` is `--database`. */
function optionOf(name: string): string {
  return name.replace(/_URL$/, '').toLowerCase().replaceAll('_', '-');
}

/** commander's name for an option: `authMode`. */
function keyOf(name: string): string {
  return optionOf(name).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
