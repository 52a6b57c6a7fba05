import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { moduleTables } from '../../lab/powershell/module-tables.ts';

/** Part of `npm run schema`: the lab's parameter tables, for its MicrosoftTeams module in PowerShell. */
const file = 'lab/powershell/MicrosoftTeams/cmdlets.json';
writeFileSync(resolve(import.meta.dirname, '..', '..', file), moduleTables());
console.log(file);
