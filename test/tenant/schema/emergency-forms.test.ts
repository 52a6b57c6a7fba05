import { describe, expect, it } from 'vitest';
import { load, onlyProblem } from '../a-tenant-folder.ts';

const country = (forms: string) => ({ sections: { country: `country: NZ\nemergencyForms: ${forms}` } });

describe('a confirmed form of an emergency number', () => {
  it('is read as typed', () => {
    const { tenant, problems } = load(country("[{ number: 111, sentAs: '+64111', reason: guide 4.2 }]"));
    expect(problems).toEqual([]);
    expect(tenant?.emergencyForms).toEqual([{ number: '111', sentAs: '+64111', reason: 'guide 4.2' }]);
  });

  it.each([
    [
      "[{ number: '111', sentAs: '+64112', reason: x }]",
      `stacks/contoso/tenant.yaml: emergencyForms[0]: 111 can't leave as "+64112".
  More digits that end with 111, with or without a +; 111 and +111 need no word.
  Fix: write what the carrier asks for, or remove the entry.`,
    ],
    [
      "[{ number: '111', sentAs: '+111', reason: x }]",
      `stacks/contoso/tenant.yaml: emergencyForms[0]: 111 can't leave as "+111".
  More digits that end with 111, with or without a +; 111 and +111 need no word.
  Fix: write what the carrier asks for, or remove the entry.`,
    ],
    [
      "[{ number: '+64111', sentAs: '+64111', reason: x }]",
      `stacks/contoso/tenant.yaml: emergencyForms[0].number: "+64111" isn't an emergency number as people dial it.
  2 to 6 digits.
  Fix: write e.g. 111.`,
    ],
  ])('%s is refused', (forms, problem) => {
    expect(onlyProblem(country(forms))).toBe(problem);
  });

  it('without a reason is refused', () => {
    expect(onlyProblem(country("[{ number: '111', sentAs: '+64111' }]"))).toContain('emergencyForms[0].reason');
  });

  it('is no setting of a template', () => {
    expect(
      onlyProblem({
        sections: { extends: 'extends: nz' },
        templates: { nz: "emergencyForms: [{ number: '111', sentAs: '+64111', reason: x }]\n" },
      }),
    ).toContain('templates/nz.yaml: emergencyForms');
  });
});
