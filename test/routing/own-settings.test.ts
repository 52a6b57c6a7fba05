import { describe, expect, it } from 'vitest';
import { leavesToUser, ownText } from '../../routing/own-settings.ts';

const strict = {
  name: 'CC agents',
  privateCalling: true,
  voicemail: 'AlwaysDisabled',
  busyOnBusy: 'Enabled',
  inboundTreatment: 'RegularIncoming',
  forwardingToUser: false,
  forwardingToPhone: false,
  callGroups: false,
  delegation: false,
} as const;
const free = { ...strict, voicemail: 'UserOverride', busyOnBusy: 'UserOverride', forwardingToUser: true } as const;
const toVoicemail = { unanswered: { to: 'voicemail', afterSeconds: 20 } } as const;

describe("a user's own settings", () => {
  it('of a second call count only where the policy leaves it to the user', () => {
    const own = { ...toVoicemail, secondCall: 'as unanswered' } as const;
    expect(ownText('ada', own, free)).toBe(
      " ada's own settings: calls that nobody takes go after 20 s to voicemail; a second call goes to voicemail.",
    );
    // Busy, whatever the user has set.
    expect(ownText('ada', own, { ...free, busyOnBusy: 'Enabled' })).not.toContain('second call');
    expect(ownText('ada', toVoicemail, free)).toContain(
      "of a second call it can't be told (the module is older than 8.0.0)",
    );
  });

  it('are no matter where the policy decides everything', () => {
    expect(leavesToUser(strict)).toBe(false);
    expect(ownText('ada', toVoicemail, strict)).toBe('');
    expect(leavesToUser(undefined)).toBe(true);
  });

  it('that the policy forbids are told as that', () => {
    const own = { forwards: { how: 'at once', to: 'delegates' } } as const;
    expect(ownText('ada', own, free)).toContain("calls go at once to their delegates, which the policy doesn't allow");
    const one = { forwards: { how: 'too', to: 'one', target: '+31612345678' } } as const;
    expect(ownText('ada', one, free)).toContain('calls ring at the same time at +31612345678, if the policy allows it');
  });
});
