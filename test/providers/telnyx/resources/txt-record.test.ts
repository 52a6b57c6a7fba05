import { describe, expect, it } from 'vitest';
import { createTxtRecordKind } from '../../../../providers/telnyx/resources/txt-record/kind.ts';
import { telnyxAtWork } from '../a-telnyx.ts';
import { failed } from './an-order.ts';

const telnyx = telnyxAtWork();
const args = {
  connectionId: '5',
  fqdn: 'a5.mstsbc.telnyx.tech',
  label: 'a5.mstsbc.telnyx.tech',
  value: 'MS=ms1',
  ttl: 3600,
};
const context = () => telnyx.context('TxtRecord');
const { urn } = context();
const kind = () => createTxtRecordKind(telnyx.run());
const create = async (on = context()) => (await kind().create({ args, context: on })).state;

describe("Microsoft's record", () => {
  it.each([
    ['a5.mstsbc.telnyx.tech', 'a5'],
    ['A5.MSTSBC.telnyx.tech.', 'A5'],
    ['@', 'a5'],
    ['ms1.a5.mstsbc.telnyx.tech', 'ms1.a5'],
  ])('is named %s by Microsoft, and %s at Telnyx', async (label, name) => {
    await kind().create({ args: { ...args, label }, context: context() });
    expect(telnyx.account().texts.get('5')).toEqual({ txt_name: name, txt_value: 'MS=ms1', txt_ttl: 3600 });
  });

  it('is done when it can be read back, however long that takes, within a bound', async () => {
    telnyx.fault(/^GET .*fqdn_authentication/, { status: 200, after: true, body: { data: {} } }, 3);
    expect((await create()).txtName).toBe('a5');
    expect(telnyx.asked(/^PATCH/)).toHaveLength(1);
    telnyx.fault(/^GET .*fqdn_authentication/, { status: 200, after: true, body: { data: { txt_name: 'other' } } }, 99);
    expect((await failed(create())).message).toContain("Telnyx doesn't show the record that was written.");
  });

  it('is not written where it stands already', async () => {
    await create();
    telnyx.forget();
    await create();
    expect(telnyx.asked()).toEqual(['GET /fqdn_connections/5/fqdn_authentication']);
  });

  it('is written once: what is read back counts, not the reply', async () => {
    telnyx.fault(/^PATCH/, 'lost after');
    await create();
    expect(telnyx.asked(/^PATCH/)).toHaveLength(1);
  });

  it('says what stood there before', async () => {
    await create();
    const on = context();
    await kind().update({
      id: '5',
      args: { ...args, value: 'MS=ms2' },
      state: { ...args, txtName: 'a5' },
      context: on,
    });
    expect(on.lines).toEqual(['The TXT record of "a5.mstsbc.telnyx.tech" was "MS=ms1" so far.']);
  });

  it('that somebody changed or cleared shows in a refresh', async () => {
    const state = await create();
    const read = () => kind().read({ id: '5', state, args, context: context() });
    await kind().update({ id: '5', args: { ...args, value: 'MS=other' }, state, context: context() });
    const now = (await read())?.state ?? state;
    expect(kind().diff({ urn, id: '5', state: now, args })).toEqual([{ path: 'value', kind: 'update' }]);
    Object.assign(telnyx.account().texts.get('5') ?? {}, { txt_value: '' });
    expect(await read()).toBeUndefined();
  });

  it('stays where it is when it is deleted', async () => {
    const state = await create();
    telnyx.forget();
    const on = context();
    await kind().delete({ id: '5', state, context: on });
    expect(on.lines.join()).toContain('stays at Telnyx');
    expect(telnyx.asked()).toEqual([]);
  });

  it('has no password beside it, in the state or the history', async () => {
    expect(JSON.stringify(await create())).not.toContain('verysecret');
  });

  it('of a domain that is none of Telnyx is refused', () => {
    const { failures } = kind().check({ urn, news: { ...args, fqdn: 'sbc.contoso.com' } });
    expect(failures[0]?.reason).toContain('Allowed: a name that ends in .mstsbc.telnyx.tech.');
  });
});
