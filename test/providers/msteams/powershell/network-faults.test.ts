import { describe, expect, it } from 'vitest';
import { cmdletError, isSignedOut } from '../../../../providers/msteams/powershell/cmdlet-errors.ts';
import type { CmdletName, HostError } from '../../../../providers/msteams/powershell/cmdlets.ts';

const request = 'System.Net.Http.HttpRequestException';
const httpIo = 'System.Net.Http.HttpIOException';
const io = 'System.IO.IOException';
const socket = 'System.Net.Sockets.SocketException';
const tls = 'System.Security.Authentication.AuthenticationException';
const canceled = 'System.Threading.Tasks.TaskCanceledException';
const timeout = 'System.TimeoutException';

/** What .NET's HttpClient was seen to throw: what happened, its words, the chain of types, .NET's name, whether the request had left. */
const faults: readonly (readonly [string, string, readonly string[], string | undefined, 'no' | 'unknown'])[] = [
  ['nobody listens', 'Connection refused (host:443)', [request, socket], 'ConnectionError', 'no'],
  ['no such name', 'Name or service not known (host:443)', [request, socket], 'NameResolutionError', 'no'],
  ['no such name on Windows', 'No such host is known. (host:443)', [request, socket], 'NameResolutionError', 'no'],
  ['reset while connecting', 'Connection reset by peer (host:443)', [request, socket], undefined, 'no'],
  ['TLS refused', 'The SSL connection could not be established, see inner exception.', [request, tls], undefined, 'no'],
  [
    'TLS cut',
    'The SSL connection could not be established, see inner exception.',
    [request, io],
    'SecureConnectionError',
    'no',
  ],
  [
    'closed before the answer',
    'An error occurred while sending the request.',
    [request, httpIo],
    'ResponseEnded',
    'unknown',
  ],
  [
    'reset before the answer',
    'An error occurred while sending the request.',
    [request, io, socket],
    undefined,
    'unknown',
  ],
  [
    'closed inside the answer',
    'Error while copying content to a stream.',
    [request, httpIo],
    'ResponseEnded',
    'unknown',
  ],
  ['reset inside the answer', 'Error while copying content to a stream.', [request, io, socket], undefined, 'unknown'],
  [
    'no answer in time',
    'The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.',
    [canceled, timeout, canceled, io, socket],
    undefined,
    'unknown',
  ],
  ['no answer in time, in few words', 'A task was canceled.', [canceled], undefined, 'unknown'],
  ['an answer that is not HTTP', "Received an invalid status line: 'x'.", [request], 'InvalidResponse', 'unknown'],
];

const judge = (cmdlet: CmdletName, error: HostError) => cmdletError(cmdlet, 'doing this', error);

describe('a fault of the network', () => {
  it.each(faults)('is one by its types in any language, by its words without types: %s', (_, message, types) => {
    const foreign = { message: 'Es konnte keine Verbindung hergestellt werden. 403', exceptionTypes: types };
    expect(judge('Get-CsOnlineVoiceRoute', foreign).kind).toBe('Unavailable');
    expect(judge('Get-CsOnlineVoiceRoute', { message }).kind).toBe('Unavailable');
    expect(judge('Get-CsOnlineVoiceRoute', foreign).facts.mayBeDone).toBeUndefined();
  });

  it.each(faults)('leaves New and Set in doubt, whose last request alone it is: %s', (_, message, types, name) => {
    for (const cmdlet of ['New-CsTenantDialPlan', 'Set-CsTenantDialPlan', 'Set-CsOnlinePstnUsage'] as const) {
      const error = { message, exceptionTypes: types, requestError: name };
      expect(judge(cmdlet, error).facts.mayBeDone).toBe(true);
    }
  });

  it.each(faults)('leaves a cmdlet of one request in doubt only if it left: %s', (_, message, types, name, left) => {
    for (const cmdlet of ['Remove-CsTenantDialPlan', 'New-CsBatchPolicyAssignmentOperation'] as const) {
      const error = { message, exceptionTypes: types, requestError: name };
      expect(judge(cmdlet, error).facts.mayBeDone).toBe(left === 'no' ? undefined : true);
    }
  });

  it('is no fault of the rule that is made in memory', () => {
    const made = judge('New-CsVoiceNormalizationRule', { message: 'A task was canceled.' });
    expect(made.facts.mayBeDone).toBeUndefined();
  });

  it('shows what is inside an exception that says nothing itself', () => {
    const { message } = judge('Get-CsTenant', {
      message: 'The SSL connection could not be established, see inner exception.',
      exceptionTypes: [request, tls],
      innerMessage: 'The remote certificate is invalid: UntrustedRoot',
    });
    expect(message).toContain('see inner exception. (The remote certificate is invalid: UntrustedRoot)');
    expect(message).toContain('that this machine trusts its certificate');
  });

  it('is none where an exception carries the status of an answer', () => {
    const refused = { message: 'x', exceptionTypes: [request], statusCode: 404 };
    expect(judge('Set-CsOnlineVoiceRoute', refused).kind).toBe('NotFound');
  });

  it('is none where a route only has such a name', () => {
    const error = { message: 'Cannot bind the name "Connection refused (host:443)".' };
    expect(judge('Set-CsOnlineVoiceRoute', error).kind).not.toBe('Unavailable');
  });
});

describe('a status decides before the words', () => {
  it.each([
    [429, 'Throttled'],
    [408, 'Unavailable'],
    [500, 'Unavailable'],
    [502, 'Unavailable'],
    [503, 'Unavailable'],
    [401, 'Forbidden'],
    [403, 'Forbidden'],
    [404, 'NotFound'],
    [409, 'AlreadyExists'],
    [400, 'Rejected'],
    [418, 'Unknown'],
  ] as const)('%s', (statusCode, kind) => {
    expect(judge('Set-CsOnlineVoiceRoute', { message: 'Etwas ging schief', statusCode }).kind).toBe(kind);
  });

  it('and words still tell what 400 means', () => {
    const busy = { message: 'BadRequest Service is unavailable. Please try again', statusCode: 400 };
    expect(judge('Set-CsOnlineVoiceRoute', busy).kind).toBe('Unavailable');
  });

  it('that stands in the code alone, or in the words of an empty answer', () => {
    expect(judge('Set-CsOnlineVoiceRoute', { message: 'Etwas', code: 'TooManyRequests' }).kind).toBe('Throttled');
    const empty = (name: string) => `The server responded with a Server Error, Status: ${name}`;
    expect(judge('Set-CsOnlineVoiceRoute', { message: empty('ServiceUnavailable') }).kind).toBe('Unavailable');
    const refused = (name: string) => `The server responded with a Request Error, Status: ${name}`;
    expect(judge('Set-CsOnlineVoiceRoute', { message: refused('Forbidden') }).kind).toBe('Forbidden');
    const throttled = judge('Remove-CsOnlineVoiceRoute', { message: refused('TooManyRequests') });
    expect(throttled).toMatchObject({ kind: 'Throttled', facts: { mayBeDone: undefined } });
    expect(isSignedOut({ message: refused('Unauthorized') })).toBe(true);
  });

  it('and a refusal of one request says that nothing was done, where New may have failed at its read', () => {
    const throttled = { message: '[TooManyRequests] : x', statusCode: 429 };
    expect(judge('Remove-CsOnlineVoiceRoute', throttled).facts.mayBeDone).toBeUndefined();
    expect(judge('New-CsOnlineVoiceRoute', throttled).facts.mayBeDone).toBe(true);
    expect(judge('Remove-CsOnlineVoiceRoute', { message: 'x', statusCode: 504 }).facts.mayBeDone).toBe(true);
  });

  it("of a New that can't read what it made: not shown yet", () => {
    const error = judge('New-CsTenantDialPlan', { message: '[NotFound] : Resource not found', statusCode: 404 });
    expect(error).toMatchObject({ kind: 'NotFound', facts: { mayBeDone: true } });
    const another = judge('New-CsOnlineVoiceRoute', { message: 'Cannot find specified Gateway "x.y".' });
    expect(another.facts.mayBeDone).toBeUndefined();
  });
});

describe('what is printed of an answer that is no JSON', () => {
  const page = (head: string, body = '') => `<!DOCTYPE html>\n<HTML><head>${head}</head><body>${body}</body></HTML>`;
  const shown = (message: string) => judge('Get-CsTenant', { message }).facts.text;

  it('is the title of a page, in 200 characters', () => {
    expect(shown(page('<title>\n 502 Bad &amp; Gateway </title><style>p{color:#403}</style>'))).toBe(
      '502 Bad & Gateway',
    );
    expect(shown(page(`<title>${'long '.repeat(100)}</title>`))).toMatch(/^(long ){10}.{149}…$/);
    expect(shown(page(`<title>${'long '.repeat(100)}</title>`))).toHaveLength(200);
  });

  it('is what the page says where it has no title', () => {
    expect(shown(page('', '<h1>Access <b>blocked</b></h1><p>more'))).toBe('Access blocked');
    expect(shown(page('', '<p>Only a <i>paragraph</i></p><script>var x = "503"</script>'))).toBe('Only a paragraph');
    expect(shown(page(''))).toBe('An empty web page.');
  });

  it('is judged by what is shown of it', () => {
    const hidden = page(
      '<title>Sign in to the guest network</title><style>.c { color: #503503 }</style>',
      '<p>HTTP 503',
    );
    expect(judge('Get-CsTenant', { message: hidden }).kind).toBe('Unknown');
    expect(judge('Get-CsTenant', { message: page('<title>503 Service Temporarily Unavailable</title>') }).kind).toBe(
      'Unavailable',
    );
  });

  it('is cut where it is any other long text', () => {
    expect(shown('x'.repeat(100_000))).toHaveLength(1000);
  });
});

describe('a thrown text', () => {
  it('is its own error id, and so none: printed once, and no fault for the 503 in a name', () => {
    const thrown = "The route '503' can't be changed now; the one called 503 neither";
    const error = judge('Set-CsOnlineVoiceRoute', { message: thrown, fullyQualifiedErrorId: thrown });
    expect(error.message.split("The route '503'")).toHaveLength(2);
    expect(error.kind).toBe('Unknown');
    const word = judge('Set-CsOnlineVoiceRoute', { message: 'Odd', fullyQualifiedErrorId: 'Odd' });
    expect(word.message).toMatch(/^doing this: Odd\n/);
  });

  it.each(['503 Service Unavailable', 'HTTP 503', 'HTTP/1.1 503', 'Status code: 503', 'It said so (503)'])(
    'is a fault where it says so: %s',
    (message) => {
      expect(judge('Get-CsTenant', { message }).kind).toBe('Unavailable');
    },
  );
});
