import { readFileSync } from 'node:fs';

/** Such as `Glowworm 0.1.0`; the file of the package stands beside the folder of the built program. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return `Glowworm ${version}`;
}
