import { describe, expect, it } from 'vitest';
import { tenantObjects } from '../../../../providers/msteams/resources/tenant-objects.ts';
import type { Session } from '../../../../providers/msteams/session.ts';

/** A session whose every cmdlet prints the same. */
const printing = (...output: unknown[]) => {
  const calls: string[] = [];
  const session: Session = {
    tenantId: 'tenant-1',
    cmdlets: async () => ({
      run: async (cmdlet) => {
        calls.push(cmdlet);
        return output;
      },
      close: async () => undefined,
    }),
    graph: async () => {
      throw new Error('no Graph here');
    },
    setupGraph: () => Promise.reject(new Error('no Graph here')),
  };
  return { session, calls };
};

describe('what the tenant holds', () => {
  it('is read once for all who ask together, and anew for who asks later', async () => {
    const { session, calls } = printing({ Usage: ['National'] });
    const objects = tenantObjects(session);
    expect(await Promise.all([objects.usages(), objects.usages(), tenantObjects(session).usages()])).toEqual([
      ['National'],
      ['National'],
      ['National'],
    ]);
    expect(calls).toHaveLength(1);
    await objects.usages();
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['nothing', undefined, []],
    ['null', null, []],
    ['one name bare', 'National', ['National']],
    ['a list', ['b', 'a'], ['b', 'a']],
  ])('knows a list that Teams prints as %s', async (_, Usage, names) => {
    expect(await tenantObjects(printing({ Identity: 'Global', Usage }).session).usages()).toEqual(names);
  });

  it('names policies without their tag', async () => {
    const { session } = printing({ Identity: 'Global' }, { Identity: 'Tag:NL agents', OnlinePstnUsages: ['National'] });
    const policies = await tenantObjects(session).policies();
    expect(policies.map(({ Identity }) => Identity)).toEqual(['Global', 'NL agents']);
  });

  it('is never taken for empty because a row looks unlike what is known', async () => {
    const { session } = printing({ Identity: 'NL mobile', Priority: 'high', NumberPattern: '.*' });
    await expect(tenantObjects(session).routes()).rejects.toThrow(
      /^read voice routes: Get-CsOnlineVoiceRoute printed something unexpected of "NL mobile" \(Priority: .*\)\.\n {2}Fix: /,
    );
  });
});
