/** `npm run gen-sdk -- <package> <language>`: the classes of a package for programs in Go, Node.js or Python. */

import { resolve } from 'node:path';
import { Argument, Command } from 'commander';
import { displayPath } from '../tenant/display-path.ts';
import { type Generated, generated, generateSdk } from './gen-sdk/generate.ts';
import { packages } from './gen-sdk/packages.ts';
import { runScript } from './run-script.ts';

const names = packages.map(({ name }) => name);

const generate = async (name: string, language: Generated, { out }: { readonly out?: string }): Promise<number> => {
  const of = packages.find((one) => one.name === name);
  if (of === undefined) return 1;
  const folder = resolve(out ?? `sdk/${language}/${name}`);
  await generateSdk(of, language, folder);
  console.log(`The SDK of ${name} for ${language} is in ${displayPath(folder)}.`);
  return 0;
};

await new Command('npm run gen-sdk --')
  .description("Writes a package's classes for programs in Go, Node.js or Python.")
  .addArgument(new Argument('<package>', 'whose classes').choices(names))
  .addArgument(new Argument('<language>', 'in which').choices([...generated]))
  .option(
    '--out <folder>',
    'where to; what is there of the same name is written over (default: sdk/<language>/<package>)',
  )
  .action((name: string, language: Generated, options: { readonly out?: string }) =>
    runScript(() => generate(name, language, options)),
  )
  .parseAsync();
