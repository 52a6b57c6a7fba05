/**
 * `npm run schema`: writes what docs/reference takes from the code: the JSON schemas of the YAML files, for editors, and of what
 * commands print with `--json`, and the page of the policies.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { referencePage } from '../policies/reference-page.ts';
import { reviewJsonSchema } from '../review/review-json-schema.ts';
import { publishedSchemas } from '../routing/json/published-schemas.ts';
import { editorSchemas } from '../tenant/schema/editor-schemas.ts';

const folder = resolve(import.meta.dirname, '..', 'docs', 'reference');
mkdirSync(folder, { recursive: true });
const files = {
  ...editorSchemas(),
  ...publishedSchemas(),
  'review.schema.json': reviewJsonSchema(),
  'policies.md': referencePage(),
};
for (const [file, text] of Object.entries(files)) {
  writeFileSync(join(folder, file), text);
  console.log(`docs/reference/${file}`);
}
