import { describe, expect, it } from 'vitest';
import type { Graph } from '../../../providers/msteams/graph/graph.ts';
import type { Cmdlets } from '../../../providers/msteams/powershell/cmdlets.ts';
import { createSession } from '../../../providers/msteams/session.ts';

const stage = (failures = 0) => {
  const counts = { cmdlets: 0, graph: 0, setup: 0, closed: 0 };
  const session = createSession({
    tenantId: 't',
    openCmdlets: async () => {
      counts.cmdlets++;
      if (counts.cmdlets <= failures) throw new Error('no pwsh');
      return { run: async () => [], close: async () => void counts.closed++ } satisfies Cmdlets;
    },
    openGraph: async () => {
      counts.graph++;
      return {} as Graph;
    },
    openSetup: async () => {
      counts.setup++;
      const actor = async () => 'trunkline-setup (9a1b)';
      return { graph: {} as Graph, actor, permissions: async () => ['User.ReadWrite.All'] };
    },
  });
  return { session, counts };
};

describe('a session', () => {
  it('opens nothing by itself, and each side once for all kinds', async () => {
    const { session, counts } = stage();
    expect(counts).toEqual({ cmdlets: 0, graph: 0, setup: 0, closed: 0 });
    const [one, other] = await Promise.all([session.cmdlets(), session.cmdlets()]);
    expect(one).toBe(other);
    await session.graph();
    await session.graph();
    expect(counts).toEqual({ cmdlets: 1, graph: 1, setup: 0, closed: 0 });
  });

  it('tries again after an opening that failed', async () => {
    const { session, counts } = stage(1);
    await expect(session.cmdlets()).rejects.toThrow('no pwsh');
    await session.cmdlets();
    expect(counts.cmdlets).toBe(2);
  });

  it('asks for the second identity only when something needs it, once, and for no more than that needs', async () => {
    const need = { doing: 'd', todo: 't', permissions: ['User.ReadWrite.All'] } as const;
    const { session, counts } = stage();
    await session.graph();
    expect(counts.setup).toBe(0);
    await session.setupGraph(need);
    await session.setupGraph(need);
    expect(counts.setup).toBe(1);
    await expect(session.setupGraph({ ...need, permissions: ['Domain.ReadWrite.All'] })).rejects.toThrow(
      'the setup identity trunkline-setup (9a1b) has no Domain.ReadWrite.All',
    );
  });

  it('closes PowerShell if it was opened', async () => {
    const { session, counts } = stage();
    await session.close();
    expect(counts.closed).toBe(0);
    await session.cmdlets();
    await session.close();
    expect(counts.closed).toBe(1);
  });
});
