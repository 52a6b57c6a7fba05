import { describe, expect, it } from 'vitest';
import { doneOf } from '../../../pages/handover/done.ts';
import { handoverText } from '../../../pages/handover/handover-text.ts';
import { headline } from '../../../pages/handover/headline.ts';
import { handoverOutput } from '../../../pages/handover/output-schema.ts';
import { stepIds } from '../../../pages/handover/step-ids.ts';
import { stepsOf } from '../../../pages/handover/steps.ts';
import { journeyOf, type Subject } from '../../../pages/handover/subject.ts';
import { leftToEnter } from '../../../tenant/entered/left-to-enter.ts';
import { aSubject, linked, rotating, unlinked } from './a-subject.ts';

const ids = (subject: Subject) => stepsOf(subject).map(({ id }) => id);
const stepOf = (subject: Subject, id: string) => stepsOf(subject).find((one) => one.id === id);
const text = (subject: Subject, ticks = {}) => handoverText(subject, leftToEnter(subject.tenant), ticks);
const flat = (value: string) => value.replaceAll(/\s+/g, ' ');

describe('the steps of the handover', () => {
  it('name the page of users as the portal and npm run verify do', () => {
    expect(stepOf(unlinked, 'users')?.part).toBe('Settings > Users & Teams');
    expect(text(unlinked)).not.toContain('Users > Teams');
  });

  it("stand in the portal's order: Link before Save", () => {
    expect(ids(unlinked)).toEqual([
      'account',
      'platform',
      'app-id',
      'app-secret',
      'expiry',
      'link',
      'role-back',
      'multicast-limit',
      'save',
      'inheritance',
      'status-mapping',
      'users',
      'queues',
      'teams-sbcs',
      'agents',
      'test-call',
      'sip-host',
    ]);
    expect(stepIds.filter((id) => ids(unlinked).includes(id))).toEqual(ids(unlinked));
  });

  it('of a rotation begin with the new ID and secret, and walk Unlink and Link over', () => {
    expect(journeyOf(rotating)).toBe('rotation');
    expect(ids(rotating).slice(1, 6)).toEqual(['app-id', 'app-secret', 'expiry', 'unlink', 'link']);
    expect(stepOf(rotating, 'unlink')?.options.map(({ label }) => label)).toEqual([
      'The button says Link',
      'The button says Unlink',
    ]);
    expect(stepOf(rotating, 'app-id')?.values[0]).toEqual({
      label: 'Portal address',
      value: 'https://contoso.uc1.ccaiplatform.example',
    });
    expect(flat(text(rotating))).toContain(
      'linked by secret 2026-11 (ccaip-link@contoso.com, 2026-11-20). It gets 2027-06',
    );
  });

  it('have Unlink and Link where it is linked, too: a link whose refresh token has ended is made anew', () => {
    expect(ids(linked)).toEqual(stepIds);
    expect(stepOf(linked, 'unlink')?.say[0]).toContain('when the refresh token of the account that linked has ended');
    expect(stepOf(rotating, 'unlink')?.say).toHaveLength(1);
  });

  it('say each what it looks like when it went wrong, and what helps', () => {
    for (const subject of [unlinked, rotating, linked])
      for (const { id, wrong } of stepsOf(subject)) expect(wrong, id).not.toEqual([]);
  });

  it('are a rotation too where the application was in use before', () => {
    const { app, ucaas } = unlinked.tenant;
    expect(journeyOf(aSubject({ ucaas, app: { ...app, inUse: true } }))).toBe('rotation');
  });

  it('have what is entered, as the portal calls it, and no secret', () => {
    expect(stepsOf(unlinked).flatMap(({ values }) => values)).toEqual([
      { label: 'Portal address', value: 'https://contoso.uc1.ccaiplatform.example' },
      { label: 'UCaaS platform', value: 'Microsoft Teams' },
      { label: 'Connected App ID', value: '7f3c0000-0000-4000-8000-0000000000aa' },
      { label: 'Connected App Secret' },
      { label: 'Expiration date', value: '2029-05-31' },
      { label: 'Multicast limit', value: '40' },
      { label: 'Status inheritance', value: 'Apply UCaaS agent status at login' },
      { label: 'SBC Main', value: 'sbc.contoso.com' },
      { label: 'SIP URI/ID of the test user', value: '+31205552101@ujet.sip.carrier.example' },
      { label: 'Behind the @', value: 'ujet.sip.carrier.example' },
    ]);
  });

  it('say of each option of status inheritance what it does, and which one the file asks for', () => {
    for (const [chosen, label] of [
      ['none', 'Do not inherit status at login'],
      ['at-login', 'Apply UCaaS agent status at login'],
      ['always', "UCaaS always overrides agent's next status"],
    ] as const) {
      const step = stepOf(aSubject({ ucaas: { multicastLimit: 1, statusInheritance: chosen } }), 'inheritance');
      expect(step?.options).toHaveLength(3);
      expect(step?.options.filter((one) => one.chosen).map((one) => one.label)).toEqual([label]);
      expect(step?.values).toEqual([{ label: 'Status inheritance', value: label }]);
    }
  });

  it('name who links: from the file, or one that is proposed', () => {
    expect(text(unlinked)).toContain('ccaip-link@contoso.com');
    expect(flat(text(rotating))).toContain('sign in at Microsoft as ccaip-link@contoso.com.');
  });

  it('lead to the portal of the lab where it is the lab', () => {
    for (const subject of [unlinked, rotating]) {
      const values = stepsOf({ ...subject, portal: 'http://127.0.0.1:4711/' }).flatMap((one) => one.values);
      expect(values).toContainEqual({ label: 'Portal address', value: 'http://127.0.0.1:4711/' });
      expect(JSON.stringify(values)).not.toContain('contoso.uc1');
    }
  });

  it('say who consented where the file has up do it', () => {
    const { app, ucaas } = unlinked.tenant;
    const consented = 'up has consented for the organisation (app.adminConsent)';
    expect(flat(text(aSubject({ ucaas, app: { ...app, adminConsent: true } })))).toContain(consented);
    expect(flat(text(unlinked))).not.toContain(consented);
  });

  it('leave a trunk of a carrier out of the SBCs that Teams lists', () => {
    expect(text(unlinked)).not.toContain('c1.trunks.carrier.example');
  });
});

describe('what is done', () => {
  it('is what was ticked', () => {
    const steps = stepsOf(unlinked);
    const ticks = { queues: { on: '2027-06-03T10:00:00.000Z' }, unlink: { on: '2027-06-03T10:00:00.000Z' } };
    expect([...doneOf(unlinked, steps, ticks)]).toEqual([['queues', '2027-06-03']]);
  });

  it('is everything up to Link where the tenant file has it, and the rest is left', () => {
    expect(journeyOf(linked)).toBe('linked');
    const done = doneOf(linked, stepsOf(linked), {});
    expect([...done.keys()]).toEqual(['account', 'platform', 'app-id', 'app-secret', 'expiry', 'unlink', 'link']);
    expect(new Set(done.values())).toEqual(new Set(['2027-06-02']));
    expect(headline(linked, leftToEnter(linked.tenant))).toBe(
      "CCAI Platform is linked by the newest secret, 2027-06 (ccaip-link@contoso.com, 2027-06-02). Users: 2 not confirmed; what isn't ticked below is left to do.",
    );
    expect(headline(linked, [])).toContain('Nothing is left to enter for users');
  });
});

describe('the handover as text and as data', () => {
  it('has each step with its number, what was ticked in one line, and each user', () => {
    const printed = text(unlinked, { account: { on: '2027-06-03T10:00:00.000Z' } });
    expect(printed).toContain('\n 1 [x] Choose who presses Link (2027-06-03)\n');
    expect(printed).toContain('\n 2 [ ] Choose Microsoft Teams, then Save\n');
    expect(printed).toContain('     * Apply UCaaS agent status at login: ');
    expect(printed).toContain(
      'not confirmed: ada@contoso.com: SIP URI +31205552101@ujet.sip.carrier.example, UCaaS username ada@contoso.com',
    );
    expect(Math.max(...printed.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
  });

  it('shows what a file holds as text only', () => {
    const users = unlinked.tenant.users.map((user) => ({ ...user, upn: 'a\u001b[2Jda@contoso.com' }));
    expect(text(aSubject({ users }))).toContain('a\\u{1b}[2Jda@contoso.com');
  });

  it('is data by the published schema, without the secret', () => {
    const output = handoverOutput(linked, leftToEnter(linked.tenant), {});
    expect(output).toMatchObject({ tenant: 'contoso', generation: '2027-06', journey: 'linked' });
    expect(output.steps.find(({ id }) => id === 'link')).toMatchObject({ done: '2027-06-02' });
    expect(output.steps.find(({ id }) => id === 'app-secret')?.values).toEqual([{ label: 'Connected App Secret' }]);
    expect(output.users[0]).toEqual({
      upn: 'ada@contoso.com',
      action: 'confirm',
      after: { sipUri: '+31205552101@ujet.sip.carrier.example', ucaasName: 'ada@contoso.com' },
    });
  });
});
