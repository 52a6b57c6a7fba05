import { afterEach, describe, expect, it } from 'vitest';
import { setPermissions } from '../../../../../lab/admin/permissions.ts';
import { automation } from '../../../../../lab/identity.ts';
import { asked, close, fresh, ready, start } from './a-sip-domain.ts';

afterEach(close);

describe('without Domain.Read.All', () => {
  const started = async ({ setup = false } = {}) => {
    const lab = await start({ setup });
    const roles = ['User.Read.All', 'Organization.Read.All'];
    setPermissions(lab.context, automation.objectId, { roles });
    return lab;
  };

  it('a domain that is ready is taken, previewed and read all the same, silently', async () => {
    const lab = await started();
    await lab.newKind().foresee?.({ args: asked(ready), context: lab.step() });
    const { id, state } = await lab.create(asked(ready));
    expect(state).toMatchObject({ isVerified: true, hasLicence: true });
    expect((await lab.newKind().read({ id, state, context: lab.step() }))?.state).toEqual(state);
    expect(lab.said).toEqual([]);
    expect(lab.writes()).toEqual([]);
  });

  it('one that isn’t verified is only a warning of a preview, which says what isn’t known, and ends up', async () => {
    const lab = await started({ setup: true });
    await lab.newKind().foresee?.({ args: asked(fresh), context: lab.step() });
    expect(lab.said.join('\n')).toContain(`What SIP domain "${fresh}" still needs isn't known: `);
    expect(lab.said.join('\n')).toContain("whether it is registered can't be known");
    expect(lab.said.join('\n')).toContain('Domain.Read.All, with admin consent');
    await expect(lab.create(asked(fresh))).rejects.toThrow("whether it is registered can't be known");
    expect(lab.writes()).toEqual([]);
  });

  it('one that waits goes on waiting, and isn’t taken to be gone', async () => {
    const lab = await start();
    const { state } = await lab.create(asked(fresh));
    await close();
    const without = await started();
    const read = await without.newKind().read({ id: fresh, state, context: without.step() });
    expect(read?.state).toEqual(state);
    expect((await without.update(asked(fresh), state)).state).toEqual(state);
  });
});
