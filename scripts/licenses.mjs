import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the packages in a bundle ask to be passed on with them, by what esbuild says of the files it has read. */
export function licenses(metafiles) {
  const files = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = new Set(files.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));
  return [...folders].toSorted().map(licenseOf).join('\n\n\n');
}

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`== ${name} ${version}: ${license}`, ...texts].join('\n\n');
}
