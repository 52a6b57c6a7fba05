import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindsPage } from '../../../../providers/msteams/schema/kinds-page.ts';
import { packageSchema } from '../../../../providers/msteams/schema/package-schema.ts';
import { sdkSource } from '../../../../providers/msteams/schema/sdk-source.ts';
import { telnyx } from '../../../../providers/telnyx/schema/package.ts';
import { root } from '../../../../scripts/setup/places.mjs';

const sdk = join(root, 'providers/telnyx/sdk');

describe('what is made from the declarations of telnyx', () => {
  it.each(Object.entries(sdkSource(telnyx)))('the class %s is fresh: npm run schema', (file, text) => {
    expect(readFileSync(join(sdk, file), 'utf8')).toBe(text);
  });

  it('is every class but the provider, which is written by hand', () => {
    expect(readdirSync(sdk).toSorted()).toEqual([...Object.keys(sdkSource(telnyx)), 'provider.ts'].toSorted());
  });

  it('is the page of the kinds, which is fresh: npm run schema', () => {
    expect(readFileSync(join(root, 'docs/reference/telnyx.md'), 'utf8')).toBe(kindsPage(telnyx));
  });

  it('calls a field as Telnyx does', () => {
    const { resources } = packageSchema(telnyx);
    const { inputProperties } = resources['telnyx:index:OutboundVoiceProfile'] as { inputProperties: object };
    expect(inputProperties).toMatchObject({
      destinations: { description: expect.stringContaining('In Telnyx: whitelisted_destinations.') },
    });
    expect(sdkSource(telnyx)['connection.ts']).toContain('@telnyx inbound.sip_subdomain\n');
  });
});
