/** `npm run schema`: writes the JSON schemas of the YAML files, for editors, and of what commands print with `--json`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { publishedSchemas } from '../routing/json/published-schemas.ts';
import { editorSchemas } from '../tenant/schema/editor-schemas.ts';

const folder = resolve(import.meta.dirname, '..', 'docs', 'reference');
mkdirSync(folder, { recursive: true });
for (const [file, text] of Object.entries({ ...editorSchemas(), ...publishedSchemas() })) {
  writeFileSync(join(folder, file), text);
  console.log(`docs/reference/${file}`);
}
