import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionsText, readAnswer } from '../../../../live/doctor/sbc/sip-options.ts';

const answer = (first: string, ...headers: string[]) => [first, ...headers, '', ''].join('\r\n');

describe('an OPTIONS and its answer', () => {
  it('is addressed to the name of the SBC, over TLS, and ends with an empty line', () => {
    const text = optionsText({ fqdn: 'sbc.contoso.com', port: 5067 }, { branch: 'b', tag: 't', callId: 'c' });
    expect(text.startsWith('OPTIONS sip:sbc.contoso.com:5067;transport=tls SIP/2.0\r\nVia: SIP/2.0/TLS ')).toBe(true);
    expect(text.endsWith('\r\nContent-Length: 0\r\n\r\n')).toBe(true);
  });

  it('reads status, Contact in either form, and software', () => {
    const contact = 'Contact: "SBC" <sip:sbc.contoso.com:5061;transport=tls>;expires=60';
    expect(readAnswer(answer('SIP/2.0 200 OK', contact, 'Server: AudioCodes'))).toEqual({
      ...{ status: 200, phrase: 'OK', contact: 'sip:sbc.contoso.com:5061;transport=tls', server: 'AudioCodes' },
    });
    expect(readAnswer(answer('SIP/2.0 403 Forbidden', 'm: sip:10.0.0.1'))).toMatchObject({
      ...{ status: 403, contact: 'sip:10.0.0.1' },
    });
  });

  it('passes over a provisional answer with its body', () => {
    const trying = `${answer('SIP/2.0 100 Trying', 'l: 3')}abc`;
    expect(readAnswer(trying)).toBe('more');
    expect(readAnswer(`${trying}${answer('SIP/2.0 486 Busy Here')}`)).toMatchObject({ status: 486 });
  });

  it.each(['HTTP/1.1 400 Bad Request\r\n\r\n', '220 mail.example ESMTP', 'SIP/2.0 abc\r\n\r\n', 'x'])(
    'takes %j for something else than SIP',
    (text) => expect(readAnswer(text)).toBe('other'),
  );

  it('waits for an answer that comes in pieces, however it is cut', () => {
    const whole = answer('SIP/2.0 200 OK', 'Contact: <sip:sbc.contoso.com>');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (at) => {
        expect(readAnswer(whole.slice(0, at))).toBe('more');
      }),
      { seed: 14, numRuns: 200 },
    );
  });

  it('ends on whatever comes, and never waits for more than an answer can be', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(['more', 'other']).toContain(readAnswer(text));
      }),
      { seed: 14, numRuns: 300 },
    );
    expect(readAnswer(`SIP/2.0 200 OK\r\n${'a: b\r\n'.repeat(4000)}`)).toBe('other');
  });
});
