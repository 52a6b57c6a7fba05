import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../../providers/kit/resource.ts';
import { createConnectionKind } from '../../../../providers/telnyx/resources/connection/kind.ts';
import { createNumberOrderKind } from '../../../../providers/telnyx/resources/number-order/kind.ts';
import { createOutboundVoiceProfileKind } from '../../../../providers/telnyx/resources/outbound-voice-profile/kind.ts';
import { createTrunkNumbersKind } from '../../../../providers/telnyx/resources/trunk-numbers/kind.ts';
import { createTxtRecordKind } from '../../../../providers/telnyx/resources/txt-record/kind.ts';
import type { TelnyxSession } from '../../../../providers/telnyx/session.ts';
import { telnyxAtWork } from '../a-telnyx.ts';
import { argsOf, failed } from './an-order.ts';

const telnyx = telnyxAtWork();
const record = { connectionId: '5', fqdn: 'a5.mstsbc.telnyx.tech', label: '@', value: 'MS=ms1', ttl: 3600 };
type AnyKind = (session: TelnyxSession) => Kind<never, never>;

describe.each([
  ['a profile', createOutboundVoiceProfileKind as AnyKind, { name: 'contoso', destinations: ['NL'] }],
  ['a connection', createConnectionKind as AnyKind, { name: 'contoso', profileId: '7' }],
  ['a record', createTxtRecordKind as AnyKind, record],
  ['numbers', createTrunkNumbersKind as unknown as AnyKind, { connectionId: '5', numbers: '+31205552101\n' }],
  ['an order', createNumberOrderKind as AnyKind, argsOf()],
])('%s without a key', (_, create, args) => {
  const kind = () => create(telnyx.run({ key: '' })) as unknown as Kind<object, object>;
  const state = { ...args, reference: '2026-12', status: 'success' };

  it('stays in the state as it was, with a word', async () => {
    const context = telnyx.context('Any');
    expect(await kind().read({ id: '5', state, args, context })).toMatchObject({ state, args });
    expect(context.lines.join()).toContain("can't be told: Telnyx' key isn't set.");
    expect(telnyx.asked()).toEqual([]);
  });

  it('is neither made nor changed', async () => {
    const context = telnyx.context('Any');
    for (const step of [
      async () => kind().create({ args, context }),
      async () => kind().update({ id: '5', args, state, context }),
    ]) {
      expect((await failed(step())).message).toContain('put it in TRUNKLINE_TELNYX_API_KEY');
    }
    expect(telnyx.asked()).toEqual([]);
  });
});
