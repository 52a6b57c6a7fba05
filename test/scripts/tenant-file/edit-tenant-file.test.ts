import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../../scripts/tenant-file/edit.ts';
import { editTenantFile } from '../../../scripts/tenant-file/edit-tenant-file.ts';
import * as writing from '../../../scripts/write-whole.ts';
import { type Files, inFolder } from '../../tenant/a-tenant-folder.ts';

const append: Edit = { kind: 'append', path: ['app', 'secrets'], value: { name: '2026-11b', expires: '2028-10-31' } };

/** What comes of edits of the tenant's file, and what stands there afterwards; paths as if the folder were `stacks`. */
const edited = (files: Files, edits: readonly Edit[], isPrinted = false) =>
  inFolder(files, (root) => {
    const path = join(root, 'contoso', 'tenant.yaml');
    const before = readFileSync(path, 'utf8');
    const said = (text: string) => text.replaceAll(root, 'stacks');
    try {
      const done = editTenantFile({ root, name: 'contoso', today: '2026-11-22', edits, isPrinted, env: {} });
      return { done, said: said(JSON.stringify(done.why ?? '')), before, after: readFileSync(path, 'utf8') };
    } catch (error) {
      return { said: said((error as Error).message), before, after: readFileSync(path, 'utf8') };
    }
  });

describe('editTenantFile', () => {
  it('writes the file, and says what changed as git apply takes it', () => {
    const { done, before, after } = edited({}, [append]);
    expect(done?.isWritten).toBe(true);
    expect(done?.tenant.app.secrets.map(({ name }) => name)).toEqual(['2026-11', '2026-11b']);
    expect(after).toBe(before.replace('2028-10-31 }]', '2028-10-31 }, { name: 2026-11b, expires: 2028-10-31 }]'));
    expect(done?.patch).toMatch(/^--- a\/contoso\/tenant\.yaml\n\+\+\+ b\/contoso\/tenant\.yaml\n@@ /);
    expect(done?.patch.split('\n').filter((line) => /^[-+][^-+]/.test(line))).toHaveLength(2);
  });

  it('writes nothing where the lines alone are asked for', () => {
    const { done, before, after } = edited({}, [append], true);
    expect(done?.isWritten).toBe(false);
    expect(done?.patch).toContain('{ name: 2026-11b, expires: 2028-10-31 }');
    expect(after).toBe(before);
  });

  it('writes nothing of which anything would be wrong, and tells all of it', () => {
    const wrong: Edit = { kind: 'append', path: ['app', 'secrets'], value: { name: 'new', expires: '2026-13-01' } };
    const { said, before, after } = edited({}, [wrong]);
    expect(said).toMatch(
      /app\.secrets\[1\]\.name: "new" doesn't say when[\s\S]*app\.secrets\[1\]\.expires: "2026-13-01" is no day/,
    );
    expect(after).toBe(before);
  });

  it('does not edit what stands in a template: it says which, with the lines', () => {
    const files: Files = {
      sections: { extends: 'extends: shared', app: 'app: { redirectDomain: https://contoso.ccaip.example }' },
      templates: { shared: 'app:\n  secrets:\n    - { name: 2026-11, expires: 2028-10-31 }\n' },
    };
    const { done, said, before, after } = edited(files, [append]);
    expect(done?.isWritten).toBe(false);
    expect(said).toContain('"file":"stacks/templates/shared.yaml","line":2,"path":"app.secrets"');
    expect(said).toContain('write the list whole in stacks/contoso/tenant.yaml');
    expect(done?.patch).toContain('+++ b/templates/shared.yaml');
    expect(done?.patch).toContain('+    - { name: 2026-11b, expires: 2028-10-31 }');
    expect(after).toBe(before);
  });

  it("sets in the tenant's own file what its template has, too", () => {
    const files: Files = {
      sections: { extends: 'extends: shared', ucaas: '' },
      templates: { shared: 'ucaas: { multicastLimit: 40 }\n' },
    };
    const link: Edit = {
      kind: 'set',
      path: ['ucaas', 'linked'],
      value: { secret: '2026-11', by: 'x', on: '2026-11-20' },
    };
    const { done, after } = edited(files, [link]);
    expect(done?.isWritten).toBe(true);
    expect(after).toContain('ucaas:\n  linked: { secret: 2026-11, by: x, on: 2026-11-20 }\n');
    expect(done?.tenant.ucaas).toMatchObject({ multicastLimit: 40, linked: { secret: '2026-11' } });
  });

  it('keeps a byte order mark', () => {
    inFolder({}, (root) => {
      const path = join(root, 'contoso', 'tenant.yaml');
      writeFileSync(path, `\uFEFF${readFileSync(path, 'utf8')}`);
      editTenantFile({ root, name: 'contoso', today: '2026-11-22', edits: [append], env: {} });
      expect(readFileSync(path).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      expect(readFileSync(path, 'utf8').slice(1)).not.toContain('\uFEFF');
    });
  });

  it('gives the lines where the file cannot be written, and why', () => {
    const write = vi.spyOn(writing, 'writeWhole').mockImplementation(() => {
      throw Object.assign(new Error('read-only'), { code: 'EROFS' });
    });
    try {
      const { done, said } = edited({}, [append]);
      expect(done?.isWritten).toBe(false);
      expect(said).toMatch(/it can't be written \(EROFS\)\./);
      expect(done?.patch).toContain('2026-11b');
    } finally {
      write.mockRestore();
    }
  });
});
