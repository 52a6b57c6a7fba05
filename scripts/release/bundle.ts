import { isBuiltin } from 'node:module';
import { join, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';
import manifest from '../../package.json' with { type: 'json' };
import { root } from '../setup/places.mjs';

/** A provider as JavaScript that needs nothing but Node. */
export interface Bundle {
  /** Text by name; `main.mjs` is where it starts, the others are loaded when something needs them. */
  readonly files: ReadonlyMap<string, string>;
  /** The npm packages that are in it, each by its folder from the checkout, sorted. */
  readonly packages: readonly string[];
}

/** What a bundle knows of package.json: its version, and where an engine may get the plugin from. */
const knownOfManifest = (pluginDownloadURL: string | undefined): string => {
  const { version, license } = manifest;
  return JSON.stringify({ version, license, ...(pluginDownloadURL !== undefined && { pluginDownloadURL }) });
};

const packageOf = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/** Bundles a provider with every package that it uses, in the same bytes whenever and wherever it is made of the same files. */
export const bundleProvider = async (name: string, pluginDownloadURL?: string): Promise<Bundle> => {
  const bundle = await rolldown({
    cwd: root,
    input: { main: `providers/${name}/main.ts` },
    platform: 'node',
    plugins: [
      {
        name: 'what a bundle knows of package.json',
        load: (id) => (id === join(root, 'package.json') ? knownOfManifest(pluginDownloadURL) : null),
      },
    ],
    onLog: (level, { message }) => {
      if (level === 'warn') throw new Error(`The bundle of ${name}: ${message}`);
    },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].mjs',
  });
  await bundle.close();
  const chunks = output.filter((one) => one.type === 'chunk');
  const own = new Set(chunks.map(({ fileName }) => fileName));
  const missing = chunks.flatMap(({ imports, dynamicImports }) =>
    [...imports, ...dynamicImports].filter((one) => !own.has(one) && !isBuiltin(one)),
  );
  if (missing.length > 0) throw new Error(`The bundle of ${name} lacks ${[...new Set(missing)].join(', ')}.`);
  const modules = chunks.flatMap(({ moduleIds }) => moduleIds.map((id) => relative(root, id).replaceAll(sep, '/')));
  return {
    files: new Map(chunks.map(({ fileName, code }) => [fileName, code])),
    packages: [...new Set(modules.flatMap((id) => packageOf.exec(id)?.[0] ?? []))].sort(),
  };
};
