import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindsPage } from '../../../../providers/msteams/schema/kinds-page.ts';
import { sdkSource } from '../../../../providers/msteams/schema/sdk-source.ts';
import { root } from '../../../../scripts/setup/places.mjs';

const sdk = join(root, 'providers/msteams/sdk');
const byHand = ['as-text.ts', 'functions.ts', 'is-of-type.ts', 'provider.ts', 'with-outputs.ts'];

describe('what is made from the declarations', () => {
  it.each(Object.entries(sdkSource()))('the class %s is fresh: npm run schema', (file, text) => {
    expect(readFileSync(join(sdk, file), 'utf8')).toBe(text);
  });

  it('is every class but those that are written by hand', () => {
    expect(readdirSync(sdk).toSorted()).toEqual([...Object.keys(sdkSource()), ...byHand].toSorted());
  });

  it('is the page of the kinds, which is fresh: npm run schema', () => {
    expect(readFileSync(join(root, 'docs/reference/msteams.md'), 'utf8')).toBe(kindsPage());
  });

  it('says of a field what it is, what it may be, what it is when left out, and what Teams calls it', () => {
    expect(kindsPage()).toContain(
      '| `failoverSeconds` | Seconds without an answer from the SBC after which Teams tries the next trunk, or drops the call. | whole seconds, 0 or more | `10` | `FailoverTimeSeconds` |',
    );
    expect(
      sdkSource()['sbc.ts'],
    ).toContain(`   * Version of IP by which Teams reaches the SBC. IPv6 works without media bypass only. Allowed: IPv4 or IPv6. Left
   * out, it stays in Teams as it is; taken out again, it goes back to what a new one has.
   * @teams IPAddressVersion
   */
  ipVersion?: pulumi.Input<'IPv4' | 'IPv6'>;`);
  });
});
