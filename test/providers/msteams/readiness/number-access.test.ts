import { describe, expect, it } from 'vitest';
import type { Graph } from '../../../../providers/msteams/graph/graph.ts';
import { requireNumberAccess } from '../../../../providers/msteams/readiness/number-access.ts';
import { fakeNumbers } from '../fake-numbers.ts';

const graph = (facts: Partial<Graph>): Graph => ({ ...fakeNumbers({}).graph, ...facts });

describe('requireNumberAccess', () => {
  it('lets an application pass', () => {
    expect(() => requireNumberAccess(graph({}), 'assign')).not.toThrow();
  });

  it('says why az login cannot do it', () => {
    expect(() => requireNumberAccess(graph({ method: 'azureCli' }), 'assign phone numbers')).toThrow(
      "assign phone numbers: az login can't get the permission TeamsTelephoneNumber.ReadWrite.All",
    );
  });
});
