/**
 * `npm run schema`: writes what is made from the code: the classes of the packages, and in docs/reference the JSON schemas
 * of the YAML files, for editors, and of what commands print with `--json`, and the pages of the commands, the policies and the kinds; the
 * table of countries that every start needs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handoverJsonSchema } from '../pages/handover/output-schema.ts';
import { referencePage } from '../policies/reference-page.ts';
import { ccaip } from '../providers/ccaip/schema/package.ts';
import { kindsPage } from '../providers/msteams/schema/kinds-page.ts';
import { sdkSource } from '../providers/msteams/schema/sdk-source.ts';
import { telnyx } from '../providers/telnyx/schema/package.ts';
import { reviewJsonSchema } from '../review/review-json-schema.ts';
import { publishedSchemas } from '../routing/json/published-schemas.ts';
import { countryTable } from '../routing/numbers/country-table.ts';
import { editorSchemas } from '../tenant/schema/editor-schemas.ts';
import { bootstrapCheckJsonSchema } from './bootstrap/output-schema.ts';
import { definitions } from './commands/definitions.ts';
import { commandsPage } from './commands/page.ts';
import { doctorJsonSchema } from './doctor/output-schema.ts';
import { driftJsonSchema } from './drift/output-schema.ts';
import { fleetJsonSchema } from './fleet/output-schema.ts';
import { historyJsonSchema } from './history/output-schema.ts';
import { root } from './setup/places.mjs';
import { verifyJsonSchema } from './verify/output-schema.ts';

const folders = {
  'docs/reference': {
    ...editorSchemas(),
    ...publishedSchemas(),
    'review.schema.json': reviewJsonSchema(),
    'history-output.schema.json': historyJsonSchema(),
    'handover-output.schema.json': handoverJsonSchema(),
    'bootstrap-check.schema.json': bootstrapCheckJsonSchema(),
    'doctor-output.schema.json': doctorJsonSchema(),
    'drift-output.schema.json': driftJsonSchema(),
    'verify-output.schema.json': verifyJsonSchema(),
    'fleet-output.schema.json': fleetJsonSchema(),
    'commands.md': commandsPage(await definitions()),
    'policies.md': referencePage(),
    'msteams.md': kindsPage(),
    'ccaip.md': kindsPage(ccaip),
    'telnyx.md': kindsPage(telnyx),
  },
  'providers/msteams/sdk': sdkSource(),
  'providers/ccaip/sdk': sdkSource(ccaip),
  'providers/telnyx/sdk': sdkSource(telnyx),
  tenant: { 'country-table.ts': countryTable() },
};
for (const [folder, files] of Object.entries(folders)) {
  mkdirSync(join(root, folder), { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(join(root, folder, file), text);
    console.log(`${folder}/${file}`);
  }
}
