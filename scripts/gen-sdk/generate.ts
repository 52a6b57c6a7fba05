import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { PackageOf } from '../../providers/msteams/schema/package-of.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { root } from '../setup/places.mjs';
import { schemaText } from './packages.ts';

/** Languages whose generator is in Pulumi's own Go module; those of .NET and Java are in modules of their own, which couldn't be fetched. */
export const generated = ['go', 'nodejs', 'python'] as const;

export type Generated = (typeof generated)[number];

/** Python's build asks for a page that its generator doesn't write. */
const readme = ({ displayName, description }: PackageOf): string => `# ${displayName}\n\n${description}\n`;

/** Writes the SDK of a package for a language into a folder: what is there of that name is written over. */
export const generateSdk = async (of: PackageOf, language: Generated, folder: string): Promise<void> => {
  const { exitCode, stderr, failed, code } = await execa(
    'go',
    ['run', '-trimpath', './gen-sdk', '--language', language, '--out', folder],
    {
      cwd: join(root, 'engine'),
      input: schemaText(of),
      reject: false,
      env: { CGO_ENABLED: '0', GOWORK: 'off' },
    },
  );
  if (failed) {
    throw new ProblemError({
      file: 'go',
      path: 'run ./gen-sdk',
      message:
        code === 'ENOENT'
          ? "there is no go on the PATH, and Pulumi's generators are Go modules."
          : `${stderr} (${exitCode}).`,
      allowed: 'Go 1.26 or later; its modules are those of the CLI.',
      fix: 'install Go (https://go.dev/dl), then run this again.',
    });
  }
  if (language !== 'python') return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'README.md'), readme(of));
};
