import { describe, expect, it } from 'vitest';
import type { Difference } from '../../../live/drift/difference.ts';
import { isAsWritten, lagSince, lastWrite } from '../../../scripts/drift/lag.ts';
import type { Write } from '../../../scripts/history/writes.ts';
import { aLive, gateway } from '../../live/a-live.ts';
import { nlFile } from '../../live/nl-file.ts';

const now = new Date('2026-12-01T02:00:00Z');
const wrote = (parts: Partial<Write> & Pick<Write, 'kind' | 'to'>, hours = 0.5): Write => ({
  time: new Date(now.getTime() - hours * 3_600_000).toISOString(),
  run: 'one',
  write: 1,
  end: 'done',
  tries: 1,
  ...parts,
});
const ada = { user: 'id-of-ada', upn: 'ada@contoso.com' };
const known = (...writes: Write[]) => ({
  tenant: nlFile,
  writes,
  rows: { ...aLive(), numbers: [...aLive().numbers, { number: '+31205552104', holder: 'x', skipsInternal: false }] },
  ids: new Map([['ada@contoso.com', 'id-of-ada']]),
  groupIds: new Map([['Night shift', 'id-of-night-shift']]),
  now,
});
const difference = (parts: Partial<Difference>): Difference => ({
  about: 'user',
  name: 'ada@contoso.com',
  is: 'otherwise',
  changes: [],
  text: '',
  ...parts,
});
const number = (file: string, tenant?: string) =>
  difference({ changes: [{ field: 'number', file, ...(tenant !== undefined && { tenant }) }] });
const policy = (file?: string, tenant?: string) =>
  difference({
    changes: [{ field: 'voiceRoutingPolicy', ...(file && { file }), ...(tenant && { tenant }) }],
  });
const given = wrote({ kind: 'PhoneNumbers', ...ada, from: null, to: '+31205552101' });
const type = 'OnlineVoiceRoutingPolicy';

describe('lag, told from a change', () => {
  it.each<[string, Difference, Write[]]>([
    ['a number that was given', number('+31205552101'), [given]],
    [
      'a number in place of another that was taken',
      number('+31205552101', '+31205552199'),
      [wrote({ kind: 'PhoneNumbers', ...ada, from: '+31205552199', to: null }), given],
    ],
    [
      'a number that a leaver still seems to have',
      difference({ about: 'number', name: '+31205552104', is: 'foreign' }),
      [wrote({ kind: 'PhoneNumbers', user: 'x', from: '+31205552104', to: null }, 20)],
    ],
    [
      'a policy, by a batch that names ids',
      policy('NL agents'),
      [wrote({ kind: type, user: 'id-of-ada', to: 'NL agents' }, 23)],
    ],
    [
      'a policy that was taken',
      policy(undefined, 'NL agents'),
      [wrote({ kind: type, ...ada, from: 'NL agents', to: null })],
    ],
    [
      "a group's policy",
      policy('NL agents by group Night shift'),
      [wrote({ kind: type, object: 'group "Night shift"', from: null, to: 'NL agents' }, 40)],
    ],
    [
      "a group's policy, to whoever still has the one that they were given before",
      policy('NL agents by group Night shift', 'Old'),
      [
        wrote({ kind: type, ...ada, from: null, to: 'Old' }, 400),
        wrote({ kind: type, object: 'group "Night shift"', from: null, to: 'NL agents' }, 1),
      ],
    ],
    [
      'what a group was given in place of what it still shows',
      difference({
        about: 'group',
        name: 'Night shift',
        changes: [{ field: 'voiceRoutingPolicy', file: 'NL agents', tenant: 'Old' }],
      }),
      [wrote({ kind: type, object: 'group "Night shift"', from: 'Old', to: 'NL agents' })],
    ],
    [
      'what was taken and has no end yet',
      policy('NL agents'),
      [wrote({ kind: type, ...ada, to: 'NL agents', end: 'taken' })],
    ],
    [
      'an object that was made',
      difference({ about: 'route', name: 'New', is: 'missing' }),
      [wrote({ kind: 'VoiceRoute', object: 'New', from: null, to: { NumberPattern: '^1$' } })],
    ],
    [
      'an object that was made, and then set',
      difference({ about: 'route', name: 'New', is: 'missing' }),
      [
        wrote({ kind: 'VoiceRoute', object: 'New', from: null, to: { NumberPattern: '^1$' } }),
        wrote({ kind: 'VoiceRoute', object: 'New', from: { Priority: 4 }, to: { Priority: 5 } }),
      ],
    ],
    [
      'an object that was removed',
      difference({ about: 'route', name: 'NL mobile', is: 'foreign' }),
      [wrote({ kind: 'VoiceRoute', object: 'NL mobile', from: { NumberPattern: '^\\+316\\d{8}$' }, to: null })],
    ],
    [
      'a setting, under whatever name the file has for the SBC',
      difference({ about: 'SBC', name: 'main', changes: [{ field: 'maxSessions', file: '300', tenant: '200' }] }),
      [
        wrote({
          kind: 'Sbc',
          object: gateway.Identity,
          from: { MaxConcurrentSessions: 200, ForwardPai: true },
          to: { MaxConcurrentSessions: 300, ForwardPai: true },
        }),
      ],
    ],
    [
      'an order of routes',
      difference({
        about: 'routes',
        name: 'trial order',
        changes: [{ field: 'order of trial', file: 'x', tenant: 'y' }],
      }),
      [wrote({ kind: 'VoiceRoute', object: 'NL mobile', from: { Priority: 3 }, to: { Priority: 1 } })],
    ],
  ])('explains %s', (_, one, writes) => {
    expect(lagSince(one, known(...writes))).toBe(writes.at(-1)?.time);
  });

  it.each<[string, Difference, Write[]]>([
    ['what nobody wrote', number('+31205552101'), []],
    ['what was refused', number('+31205552101'), [{ ...given, end: 'failed' }]],
    ['what somebody else has', policy('NL agents'), [wrote({ kind: type, upn: 'eve@contoso.com', to: 'NL agents' })]],
    ['another number than the one that was taken', number('+31205552101', '+31205552177'), [given]],
    [
      'a policy that nobody had before',
      policy('NL agents', 'Third'),
      [wrote({ kind: type, ...ada, from: 'First', to: 'NL agents' })],
    ],
    ['a policy of another type', policy('NL agents'), [wrote({ kind: 'TenantDialPlan', ...ada, to: 'NL agents' })]],
    [
      'a policy that was written before the file changed',
      policy('NL agents'),
      [wrote({ kind: type, ...ada, to: 'Old' })],
    ],
    ['a day and more', number('+31205552101'), [{ ...given, time: '2026-11-30T01:00:00Z' }]],
    [
      "a group's policy after two days",
      policy('NL agents by group Night shift'),
      [wrote({ kind: type, object: 'group "Night shift"', from: null, to: 'NL agents' }, 49)],
    ],
    [
      "another policy of somebody, beside their group's",
      policy('NL agents by group Night shift', 'By hand'),
      [
        wrote({ kind: type, ...ada, from: null, to: 'Old' }, 400),
        wrote({ kind: type, object: 'group "Night shift"', from: null, to: 'NL agents' }, 1),
      ],
    ],
    [
      'what a group has by hand',
      difference({
        about: 'group',
        name: 'Night shift',
        changes: [{ field: 'voiceRoutingPolicy', file: 'NL agents', tenant: 'By hand' }],
      }),
      [wrote({ kind: type, object: 'group "Night shift"', from: 'Old', to: 'NL agents' })],
    ],
    [
      'a number that was released, and that somebody else got by hand',
      difference({ about: 'number', name: '+31205552104', is: 'foreign' }),
      [wrote({ kind: 'PhoneNumbers', user: 'y', upn: 'bob@contoso.com', from: '+31205552104', to: null })],
    ],
    [
      'an object that was made long ago, set just now, and then removed by hand',
      difference({ about: 'route', name: 'New', is: 'missing' }),
      [
        wrote({ kind: 'VoiceRoute', object: 'New', from: null, to: { NumberPattern: '^1$' } }, 9000),
        wrote({ kind: 'VoiceRoute', object: 'New', from: { Priority: 4 }, to: { Priority: 5 } }),
      ],
    ],
    [
      'a number that trunkline itself has taken since, and that the file has again',
      number('+31205552101'),
      [given, wrote({ kind: 'PhoneNumbers', ...ada, from: '+31205552101', to: null }, 0.2)],
    ],
    [
      'a value that is neither the old one nor the new one',
      difference({ about: 'SBC', name: 'main', changes: [{ field: 'maxSessions', file: '300', tenant: '200' }] }),
      [
        wrote({
          kind: 'Sbc',
          object: gateway.Identity,
          from: { MaxConcurrentSessions: 100 },
          to: { MaxConcurrentSessions: 300 },
        }),
      ],
    ],
    [
      'what Teams shows as it was written',
      difference({ about: 'SBC', name: 'main', changes: [{ field: 'maxSessions', file: '300', tenant: '200' }] }),
      [
        wrote({
          kind: 'Sbc',
          object: gateway.Identity,
          from: { MaxConcurrentSessions: 100 },
          to: { MaxConcurrentSessions: 200 },
        }),
      ],
    ],
    [
      'an object that was removed after it had been set',
      difference({ about: 'route', name: 'New', is: 'missing' }),
      [wrote({ kind: 'VoiceRoute', object: 'New', from: { Priority: 4 }, to: { Priority: 5 } })],
    ],
    [
      'a second change of somebody, beside one that is explained',
      difference({
        changes: [
          { field: 'number', file: '+31205552101' },
          { field: 'dialPlan', file: 'NL', tenant: 'Theirs' },
        ],
      }),
      [given],
    ],
    ['where somebody is', difference({ changes: [{ field: 'usage location', file: 'NL', tenant: 'BE' }] }), [given]],
    ['the application, of which there is no history', difference({ about: 'application', name: 'CCAIP' }), [given]],
  ])("doesn't explain %s", (_, one, writes) => {
    expect(lagSince(one, known(...writes))).toBeUndefined();
  });
});

describe('what nobody changed by hand', () => {
  const sessions = (tenant: string) =>
    difference({ about: 'SBC', name: 'main', changes: [{ field: 'maxSessions', file: '300', tenant }] });
  const made = wrote(
    { kind: 'Sbc', object: gateway.Identity, from: null, to: { MaxConcurrentSessions: 100, ForwardPai: true } },
    90,
  );
  const set = wrote(
    { kind: 'Sbc', object: gateway.Identity, from: { MaxConcurrentSessions: 100 }, to: { MaxConcurrentSessions: 200 } },
    80,
  );

  it('is as trunkline wrote it, where the whole of it is on record', () => {
    expect(isAsWritten(sessions('200'), known(made, set))).toBe(true);
    expect(isAsWritten(sessions('200'), known(set))).toBe(false);
    expect(isAsWritten(sessions('200'), known(made))).toBe(false);
    expect(isAsWritten(sessions('200'), known(made, { ...set, end: 'failed' }))).toBe(false);
    expect(isAsWritten(sessions('200'), known())).toBe(false);
    expect(lastWrite(sessions('200'), known(made, set))).toBe(set);
  });

  it('is so of what somebody was given, each by itself', () => {
    expect(isAsWritten(number('+31205552177', '+31205552101'), known(given))).toBe(true);
    expect(isAsWritten(number('+31205552177', '+31205552188'), known(given))).toBe(false);
    expect(isAsWritten(policy('NL agents', 'Old'), known(wrote({ kind: type, ...ada, to: 'Old' })))).toBe(true);
    expect(isAsWritten(policy('NL agents'), known(wrote({ kind: type, ...ada, to: null })))).toBe(true);
    expect(isAsWritten(policy('NL agents'), known(given))).toBe(false);
  });
});
