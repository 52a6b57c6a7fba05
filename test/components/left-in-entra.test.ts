import { describe, expect, it } from 'vitest';
import { halfMadeLeft, notLooked, orphanSecrets } from '../../components/ucaas-app/left-in-entra.ts';

describe('an application that a killed run left half made', () => {
  it('is named with both ways out', () => {
    expect(
      halfMadeLeft({ 'id-1': 'TERRAFORM_UPDATE_1', 'id-2': 'TERRAFORM_UPDATE_2' }, 'contoso'),
    ).toBe(`Entra: a run that was killed left an application half made: "TERRAFORM_UPDATE_1" (object id id-1), "TERRAFORM_UPDATE_2" (object id id-2).
  Another one is not made beside it.
  Fix: go on with it: npm run import -- contoso app id-1; or remove it: az ad app delete --id id-1; az ad app delete --id id-2`);
  });

  it('is not there as a rule', () => {
    expect(halfMadeLeft({}, 'contoso')).toBeUndefined();
  });
});

describe("secrets that the stack doesn't know", () => {
  const look = {
    applicationId: 'app-1',
    names: { k1: '2026-11', k2: '2026-11', k3: '2026-05' },
    ends: { k1: '2028-11-01T12:00:00Z', k2: '2028-11-01T12:00:00Z', k3: '2028-05-01T00:00:00Z' },
    planned: ['2026-11'],
    known: ['k2'],
  };

  it('are told with the way to remove each, and what a lost reply leaves differs from what may go by itself', () => {
    expect(orphanSecrets(look)).toEqual([
      `Entra: application app-1 has a secret "2026-11" that this stack doesn't know: key id k1, ends 2028-11-01T12:00:00Z.
  A lost reply leaves one: nobody has its value, and it works until it ends.
  Fix: unless somebody uses it, remove it: az ad app credential delete --id app-1 --key-id k1`,
      `Entra: application app-1 has a secret "2026-05" that this stack doesn't know: key id k3, ends 2028-05-01T00:00:00Z.
  The tenant file has no such generation. What the stack made goes with this run; what a person made isn't touched.
  Fix: unless somebody uses it, remove it: az ad app credential delete --id app-1 --key-id k3`,
    ]);
  });

  it('are no generation that a tenant file lacks where only the state was asked', () => {
    const told = orphanSecrets({ ...look, from: 'state' });
    expect(told[1]).toContain(
      "This stack's state has no such generation: a lost reply may have left it, or a person made it.",
    );
    expect(told.join()).not.toContain('tenant file');
  });

  it('are none where all are known', () => {
    expect(orphanSecrets({ ...look, known: ['k1', 'k2', 'k3'] })).toEqual([]);
  });
});

it('says that a look failed, not that nothing is there', () => {
  expect(
    notLooked('this', new Error('Graph is busy')),
  ).toBe(`Entra: could not look for this, so whether there are any is not known: Graph is busy
  Fix: run it again once Graph answers.`);
});
