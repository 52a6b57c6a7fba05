import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());

const fqdn = '4f9a1.teams.carrier.example';
const up = async () => {
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
};
const gateway = async () => (await tenant.byHand('Get-CsOnlinePSTNGateway', { Identity: fqdn }))[0];
const rules = async () =>
  ((await tenant.byHand('Get-CsTeamsTranslationRule', {})) as { Identity: string; Pattern: string }[])
    .map(({ Identity, Pattern }) => [Identity, Pattern])
    .toSorted();

it('makes rules before the SBC that names them, moves them in its list, and takes them off before they go', async () => {
  await tenant.byHand('New-CsTeamsTranslationRule', { Identity: 'Theirs', Pattern: '^9(\\d+)$', Translation: '$1' });
  tenant.editTenant((document) => {
    document.setIn(['translationRules'], {
      StripCC: { pattern: '^\\+31(\\d{9})$', translation: '0$1' },
      AddArea: { pattern: '^(\\d{4})$', translation: '+3120555$1' },
      Theirs: { pattern: '^9(\\d+)$', translation: '$1', existing: true },
    });
    document.setIn(['sbcs', 'main', 'outboundPstn'], ['AddArea', 'StripCC', 'theirs']);
  });
  await up();
  expect(await rules()).toEqual([
    ['AddArea', '^(\\d{4})$'],
    ['StripCC', '^\\+31(\\d{9})$'],
    ['Theirs', '^9(\\d+)$'],
  ]);
  expect(await gateway()).toMatchObject({ OutboundPstnNumberTranslationRules: ['AddArea', 'StripCC', 'Theirs'] });
  expect(await tenant.preview()).toEqual([]);

  await tenant.byHand('Set-CsOnlinePSTNGateway', { Identity: fqdn, InboundTeamsNumberTranslationRules: ['Theirs'] });
  tenant.editTenant((document) => {
    document.setIn(['sbcs', 'main', 'outboundPstn'], ['StripCC', 'AddArea', 'Theirs']);
    document.setIn(['translationRules', 'AddArea', 'translation'], '+3120556$1');
  });
  const steps = await tenant.preview();
  expect(new Map(steps.map(({ name, changes }) => [name, changes.toSorted()]))).toEqual(
    new Map<string, unknown>([
      ['direct-routing-translation-addarea', ['update translation']],
      [
        `direct-routing-sbc-${fqdn}`,
        [
          expect.stringMatching(/^add outboundPstnTranslationRules\[\d\]$/),
          expect.stringMatching(/^delete outboundPstnTranslationRules\[\d\]$/),
        ],
      ],
    ]),
  );
  await up();
  expect(await gateway()).toMatchObject({
    OutboundPstnNumberTranslationRules: ['StripCC', 'AddArea', 'Theirs'],
    InboundTeamsNumberTranslationRules: ['Theirs'],
  });

  tenant.editTenant((document) => {
    document.deleteIn(['translationRules', 'AddArea']);
    document.setIn(['sbcs', 'main', 'outboundPstn'], ['StripCC']);
  });
  await up();
  expect((await rules()).map(([name]) => name)).toEqual(['StripCC', 'Theirs']);
  expect(await tenant.preview()).toEqual([]);

  const destroyed = await tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive');
  expect(`${destroyed.exitCode}${destroyed.exitCode === 0 ? '' : destroyed.stdout}`).toBe('0');
  expect((await rules()).map(([name]) => name)).toEqual(['Theirs']);
});
