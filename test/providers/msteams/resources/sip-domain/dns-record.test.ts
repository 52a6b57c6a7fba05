import { describe, expect, it } from 'vitest';
import { txtRecord } from '../../../../../providers/msteams/resources/sip-domain/dns-record.ts';

const of = { name: '4f9a1.teams.carrier.example', doing: 'read the record' };
const mx = {
  '@odata.type': '#microsoft.graph.domainDnsMxRecord',
  recordType: 'Mx',
  label: of.name,
  mailExchange: 'ms00000001.msv1.invalid',
  preference: 32767,
  ttl: 3600,
};
const txt = {
  '@odata.type': '#microsoft.graph.domainDnsTxtRecord',
  recordType: 'TXT',
  label: of.name,
  text: 'MS=ms00000001',
  ttl: 1800,
};
const found = { label: of.name, type: 'TXT', value: 'MS=ms00000001', ttl: '1800' };

describe('the record that proves whose a domain is', () => {
  it.each([
    ['after the MX record', [mx, txt]],
    ['before it', [txt, mx]],
    ['by its type in small letters, without an OData type', [{ ...txt, '@odata.type': undefined, recordType: 'txt' }]],
    ['by its OData type alone', [mx, { ...txt, recordType: undefined }]],
    [
      'by an OData type in capitals',
      [{ ...txt, '@odata.type': '#MICROSOFT.GRAPH.DOMAINDNSTXTRECORD', recordType: '' }],
    ],
    ['after an MX record that has a text, too', [{ ...mx, text: 'MS=msother' }, txt]],
    ['beside an empty one', [{ ...txt, text: '' }, txt]],
  ])('is found %s', (_, records) => {
    expect(txtRecord(records, of)).toEqual(found);
  });

  it('has the name of the domain and an hour where Graph leaves them out', () => {
    expect(txtRecord([{ ...txt, label: undefined, ttl: null }], of)).toEqual({ ...found, ttl: '3600' });
  });

  it.each([
    ['only an MX record', [mx], 'it names: Mx'],
    ['only an MX record with a text', [{ ...mx, text: 'MS=msother' }], 'it names: Mx'],
    ['a TXT record without a text', [{ ...txt, text: null }], 'it names: TXT'],
    ['none', [], 'it names none at all'],
  ])('is a failure where there is %s: an empty one would wait for ever', (_, records, says) => {
    expect(() => txtRecord(records, of)).toThrow(says);
  });
});
