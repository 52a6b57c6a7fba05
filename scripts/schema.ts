/** `npm run schema`: writes the JSON schemas that the YAML files name, so that editors complete and check them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { editorSchemas } from '../tenant/schema/editor-schemas.ts';

const folder = resolve(import.meta.dirname, '..', 'docs', 'reference');
mkdirSync(folder, { recursive: true });
for (const [file, text] of Object.entries(editorSchemas())) {
  writeFileSync(join(folder, file), text);
  console.log(`docs/reference/${file}`);
}
