import { describe, expect, it } from 'vitest';
import { generationsIn } from '../../../scripts/rotate/generations-in.ts';
import { judgeFiles, judgeRun, type Known } from '../../../scripts/rotate/judge-retire.ts';
import { aTenant } from '../../components/a-tenant.ts';

const tenant = aTenant();
const linkedWith = (secret: string | undefined) => ({
  ...tenant,
  ucaas: { ...tenant.ucaas, linked: secret === undefined ? undefined : { secret, by: 'x', on: '2027-06-02' } },
});
const now = linkedWith('2027-06');
const [type, on] = ['azuread:index/applicationPassword:ApplicationPassword', '2027-06-02T10:00:00.000Z'];
const stateOf = (...secrets: readonly { displayName: string; protect?: boolean; external?: boolean }[]) =>
  generationsIn({
    deployment: {
      resources: secrets.map(({ displayName, ...rest }) => ({ type, outputs: { displayName }, ...rest })),
    },
  });
const well: Known = {
  generations: stateOf({ displayName: '2026-11' }, { displayName: '2027-06', protect: true }),
  ticks: { 'test-call': { on } },
};
const refusals = (known: Partial<Known>) =>
  judgeRun(now, ['2026-11'], { ...well, ...known }).map(({ file, message }) => `${file}: ${message}`);

describe('an old generation', () => {
  it('goes when the newest is linked, an up has protected that one, and the test call is ticked', () => {
    expect(judgeFiles(now)).toEqual([]);
    expect(refusals({})).toEqual([]);
  });

  it('stays while CCAIP is linked with it, or with nothing', () => {
    expect(judgeFiles(linkedWith('2026-11'))).toMatchObject([
      {
        path: 'ucaas.linked.secret',
        message: '"2026-11", but the newest generation is "2027-06": CCAIP is still linked with the old one.',
        fix: 'link "2027-06" in CCAIP: npm run handover -- contoso, which writes ucaas.linked; then run up.',
      },
    ]);
    expect(judgeFiles(linkedWith(undefined))).toMatchObject([{ path: 'ucaas.linked' }]);
  });

  it('stays while no up has made the new one, or none since it was linked', () => {
    expect(refusals({ generations: stateOf({ displayName: '2026-11', protect: true }) })).toEqual([
      `state: it has no secret "2027-06": no up has made it, so CCAIP can't be linked with it.`,
    ]);
    const before = stateOf({ displayName: '2026-11', protect: true }, { displayName: '2027-06' });
    expect(refusals({ generations: before })).toEqual([
      'state: no up since ucaas.linked names "2027-06": the engine still protects "2026-11", and would refuse to remove it.',
    ]);
    const between = stateOf({ displayName: '2026-11', protect: true }, { displayName: '2027-06', protect: true });
    expect(refusals({ generations: between })).toHaveLength(1);
    const unlinked = stateOf({ displayName: '2026-11' }, { displayName: '2027-06' });
    expect(refusals({ generations: unlinked })).toEqual([
      `state: no up since ucaas.linked names "2027-06": the engine doesn't protect that one yet.`,
    ]);
    expect(refusals({ generations: stateOf({ displayName: '2027-06', protect: true, external: true }) })).toHaveLength(
      1,
    );
  });

  it('stays until the test call is ticked, and where nobody can tell', () => {
    expect(refusals({ ticks: { link: { on } } })).toEqual(['handover: nobody has ticked the test call.']);
    expect(refusals({ ticks: undefined })).toEqual([
      "environment: not set, and state lies in no folder of this machine: whether the test call was made can't be told.",
    ]);
    expect(refusals({ ticks: {}, generations: stateOf() })).toHaveLength(2);
  });
});
