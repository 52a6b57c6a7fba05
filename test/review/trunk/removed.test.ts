import { describe, expect, it } from 'vitest';
import { reviewVersions } from '../../../review/review-versions.ts';
import { named, trunkPeople, unnamed } from '../../routing/a-trunk-tenant.ts';
import { type Files, inFolder } from '../../tenant/a-tenant-folder.ts';

/** What a review says of a tenant whose files go. */
const removed = (sections: Files['sections']): string =>
  inFolder(
    { sections, users: trunkPeople },
    (root) =>
      reviewVersions({
        base: { root, ref: 'main', commit: '4be1c02f00000000000000000000000000000000' },
        head: { root: `${root}/templates`, ref: 'edit', commit: '91d07aa100000000000000000000000000000000' },
        names: ['contoso'],
        shownAs: 'stacks',
        today: '2026-11-22',
      }).comment,
  );

describe('a tenant whose SIP trunk up makes, when its files go', () => {
  it('leaves nothing in Teams while the trunk has no name, and the trunk itself at its carrier', () => {
    const text = removed(unnamed);
    expect(text).toContain('its SIP trunk never had its name in the files, so CCAIP has reached nobody');
    expect(text).toMatch(/\*\*What stays in Microsoft 365\*\*: the app "CCAIP" with \d client secrets?\./);
    expect(text).toMatch(/\*\*What stays at Telnyx\*\*: the connection ".*with its outbound voice profile/);
    expect(text).toContain('its numbers, which a destroy keeps too: they are paid for until somebody gives them back');
    expect(text).not.toContain('not-known-yet');
    expect(text).not.toContain('CCAIP reaches them');
  });

  it('leaves both once it has its name', () => {
    const text = removed(named);
    expect(text).toContain('CCAIP reaches them until the stack is destroyed');
    expect(text).toMatch(/\*\*What stays in Microsoft 365\*\*: .*\d SBC/);
    expect(text).toContain('**What stays at Telnyx**: the connection');
    expect(text).toMatch(/the inbound subdomain .*, which goes on taking calls/);
  });
});
