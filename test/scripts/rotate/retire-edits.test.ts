import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { retireEdits } from '../../../scripts/rotate/retire-edits.ts';
import { editedText } from '../../../scripts/tenant-file/edited-text.ts';
import { inFolder } from '../../tenant/a-tenant-folder.ts';

it('takes out the generations that are named, wherever in the list they were written', () => {
  const [a, b, c] = ['2025-03', '2025-01', '2026-11'].map((name) => `{ name: ${name}, expires: 2026-12-31 }`);
  const app = `app: { redirectDomain: https://contoso.ccaip.example, secrets: [${a}, ${c}, ${b}] }`;
  inFolder({ sections: { app } }, (root) => {
    const edits = retireEdits(root, 'contoso', ['2025-01', '2025-03']);
    const before = readFileSync(join(root, 'contoso', 'tenant.yaml'), 'utf8');
    expect(editedText(before, edits)).toBe(before.replace(`${a}, ${c}, ${b}`, `${c}`));
  });
});
