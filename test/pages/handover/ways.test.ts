import { describe, expect, it } from 'vitest';
import { handoverText } from '../../../pages/handover/handover-text.ts';
import { headline } from '../../../pages/handover/headline.ts';
import { handoverOutput } from '../../../pages/handover/output-schema.ts';
import { pageHtml } from '../../../pages/handover/page.ts';
import { beginSession, type Effects } from '../../../pages/handover/session.ts';
import { stepsOf } from '../../../pages/handover/steps.ts';
import type { Subject } from '../../../pages/handover/subject.ts';
import { leftToEnter } from '../../../tenant/entered/left-to-enter.ts';
import { aSubject, linked } from './a-subject.ts';

const stepOf = (subject: Subject, id: string) => stepsOf(subject).find((one) => one.id === id);
const text = (subject: Subject) => handoverText(subject, leftToEnter(subject.tenant), {});
const effects: Effects = {
  now: () => new Date('2027-06-30T22:30:00Z'),
  readSecret: async () => ({ value: '' }),
  remember: () => {},
  writeLink: () => '',
  changeEntered: () => '',
};

describe('the step of users', () => {
  const by = (way: 'api' | 'csv', whenRemoved: 'clear' | 'deactivate' = 'clear') =>
    aSubject({ ucaas: { ...linked.tenant.ucaas, externalUsers: { by: way, newUsers: {}, whenRemoved } } });

  it('is by hand where the tenant file says nothing, with the command that writes a file', () => {
    const step = stepOf(linked, 'users');
    expect(step?.title).toBe('Mark the external users, one by one');
    expect(step?.say.join(' ')).toContain('npm run ccaip-csv -- contoso writes it');
  });

  it('is upload, Process and the error log where a file is uploaded, and clears before numbers are released', () => {
    const step = stepOf(by('csv'), 'users');
    expect(step?.part).toBe('Settings > Users & Teams > Bulk user management');
    expect(step?.values).toEqual([{ label: 'Command', value: 'npm run ccaip-csv -- contoso' }]);
    const said = step?.say.join(' ') ?? '';
    expect(said).toMatch(
      /Press Upload users, choose the file, and press Process\. Where rows failed, Download Error Log/,
    );
    expect(said).toContain('is cleared by this file: upload it before the up that releases their numbers');
    expect(said).toContain('npm run confirm -- contoso');
    expect(stepOf(by('csv', 'deactivate'), 'users')?.say.join(' ')).toContain(
      'is cleared and deactivated by this file',
    );
    expect(text(by('csv'))).toContain('not confirmed: ada@contoso.com: SIP URI');
  });

  it('is a look where up does it: nothing to enter, and nobody in the list', () => {
    const step = stepOf(by('api'), 'users');
    expect(step?.say[0]).toContain('Nothing is entered here: up marks external users');
    expect(step?.values).toEqual([
      { label: 'SIP URI/ID', value: '+31205552101@ujet.sip.carrier.example' },
      { label: 'UCaaS username', value: 'ada@contoso.com' },
    ]);
    // up compares with what it knows it set: without a refresh it changes nothing back.
    expect(step?.wrong?.map(({ fix }) => fix).join(' ')).toContain('npm run pulumi -- refresh -s contoso, then up');
    expect(step?.wrong?.map(({ fix }) => fix).join(' ')).not.toContain('next up changes back');
    expect(text(by('api'))).not.toContain('not confirmed');
    expect(handoverOutput(by('api'), leftToEnter(by('api').tenant), {}).users).toEqual([]);
    expect(headline(by('api'), [])).toContain('Users are entered by up;');
    const page = String(pageHtml(beginSession(by('api'), [], {}, effects), ''));
    expect(page).toContain('<p>up enters, changes and clears them.</p>');
    expect(page).not.toContain('data-user=');
  });
});

describe('the step of queues', () => {
  it('has who must be where, people by the address they have in CCAIP, and the multicast limit', () => {
    const [ada, bob] = linked.tenant.users;
    const queues = [
      { name: 'Sales', teams: ['Sales', 'Support'], agents: ['ADA@contoso.com', 'bob@contoso.com'] },
      { name: 'Returns', teams: [], agents: ['bob@contoso.com'] },
    ];
    const users = linked.tenant.users.map((user) =>
      user === ada ? { ...user, ccaipEmail: 'a.byron@contoso.com' } : user,
    );
    const step = stepOf(aSubject({ queues, users }), 'queues');
    expect(step?.title).toBe('Assign teams and agents to queues');
    expect(step?.values).toEqual([
      { label: 'Sales: teams', value: 'Sales, Support' },
      { label: 'Sales: agents', value: `a.byron@contoso.com, ${bob?.upn}` },
      { label: 'Returns: agents', value: 'bob@contoso.com' },
    ]);
    expect(step?.say.join(' ')).toContain('rings up to 40 external agents at once');
    expect(step?.say.join(' ')).toContain('npm run verify -- contoso compares them');
    expect(stepOf(linked, 'queues')?.say.join(' ')).toContain('The tenant file names no queue');
  });
});

describe('the step of the SIP host', () => {
  const host = (changes: Parameters<typeof aSubject>[0]) => stepOf(aSubject(changes), 'sip-host');
  const { ucaas } = linked.tenant;

  it('shows which domain stands behind the @, and asks to write it down where it is an assumption', () => {
    const step = host({});
    expect(step?.values).toEqual([{ label: 'Behind the @', value: 'ujet.sip.carrier.example' }]);
    expect(step?.options.map(({ label, chosen = false }) => [label, chosen])).toEqual([
      ['inboundDomain: ujet.sip.carrier.example', true],
      ['sipDomain: sbc.contoso.com', false],
    ]);
    expect(step?.say.join(' ')).toContain('sipTrunk.sipUriHost: inboundDomain in the tenant file of contoso');
    expect(step?.wrong[0]?.fix).toContain('Write sipTrunk.sipUriHost: sipDomain in the tenant file');
    expect(stepsOf(linked).at(-1)?.id).toBe('sip-host');
  });

  it('is the SIP domain where the file says so, and then nothing is to be written down', () => {
    const sipTrunk = { inboundDomain: 'ujet.sip.carrier.example', sipUriHost: 'sipDomain' as const };
    const step = host({
      sipTrunk,
      ucaas: { ...ucaas, externalUsers: { by: 'csv', newUsers: {}, whenRemoved: 'clear' } },
    });
    expect(step?.values).toEqual([{ label: 'Behind the @', value: 'sbc.contoso.com' }]);
    expect(step?.options.find(({ chosen }) => chosen)?.label).toBe('sipDomain: sbc.contoso.com');
    expect(step?.say).toHaveLength(1);
    expect(step?.wrong[0]?.fix).toMatch(/sipUriHost: inboundDomain .* npm run ccaip-csv -- contoso writes a new file/);
  });

  it('is none where both domains are one', () => {
    expect(host({ sipTrunk: { inboundDomain: 'SBC.contoso.com' } })).toBeUndefined();
  });
});
