import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import { type NetworkFaultName, networkFaults } from '../network-faults.ts';
import { asModuleReads } from './module-text.ts';

/**
 * The lab's PowerShell: speaks the host protocol on its standard streams and sends each cmdlet to the lab. It never looks
 * at the script it is given, and without a lab to talk to it ends at once, so that it can't serve a real tenant.
 */
const ready = { ready: true, powerShellVersion: '7.5.4', moduleVersion: '7.9.0' };
const lab = process.env.TRUNKLINE_LAB_URL;
if (lab === undefined || lab === '') {
  process.stderr.write("This pwsh is the lab's: it needs TRUNKLINE_LAB_URL. For a real tenant install PowerShell 7.\n");
  process.exit(1);
}

interface Line {
  readonly id?: number;
  readonly connect?: {
    readonly accessTokens?: readonly string[];
    readonly identity?: boolean;
    readonly disconnect?: boolean;
  };
  readonly cmdlet?: string;
  readonly parameters?: object;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let accessTokens: readonly string[] | undefined;
/** The refusal of a session that broke. */
let broken: object | undefined;

/** .NET's words for a fault of the network, of the host that is meant. */
const broke = (name: NetworkFaultName) => {
  const { left: _, ...fault } = networkFaults[name];
  return { error: { ...fault, message: fault.message.replace('{host}', new URL(lab).host) } };
};

/** A connection that ends before the answer: what was asked may have been done, unless nobody listened. */
const lost = (error: NodeJS.ErrnoException) => broke(error.code === 'ECONNREFUSED' ? 'refused' : 'closedBeforeAnswer');

const post = (body: object): Promise<object> =>
  new Promise((resolve) => {
    const sent = request(new URL('/lab/cmdlet', lab), {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json' },
    });
    sent.on('error', (error) => resolve(lost(error)));
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('error', () => resolve(broke('closedInAnswer')));
      response.on('end', () => {
        try {
          resolve(JSON.parse(text) as object);
        } catch {
          resolve(broke('closedInAnswer'));
        }
      });
    });
    sent.end(JSON.stringify(body));
  });

/** What the genuine module does by -Identity: it asks the machine's identity service for both tokens itself. */
const ownTokens = async (): Promise<readonly string[]> =>
  Promise.all(
    ['https://graph.microsoft.com', '48ac35b8-9aa8-4d74-927d-1f4a14a0b239'].map(async (resource) => {
      const url = new URL('/metadata/identity/oauth2/token', lab);
      url.search = String(new URLSearchParams({ 'api-version': '2018-02-01', resource }));
      const body = (await (await fetch(url, { headers: { Metadata: 'true' } })).json()) as { access_token?: string };
      return body.access_token ?? '';
    }),
  );

const answer = async ({ connect, cmdlet, parameters }: Line): Promise<object> => {
  if (connect?.disconnect === true) broken = undefined;
  if (broken !== undefined) return broken;
  const byIdentity = connect?.identity === true;
  if (connect !== undefined) accessTokens = byIdentity ? await ownTokens() : connect.accessTokens;
  const connecting = { cmdlet: 'Connect-MicrosoftTeams', parameters: byIdentity ? { Identity: true } : {} };
  const asked = connect === undefined ? { cmdlet, parameters } : connecting;
  const answered = await post({ ...asked, accessTokens });
  if ('output' in answered) return { ...answered, output: asModuleReads(answered.output) };
  if (!('error' in answered)) return answered;
  if ('signedOut' in answered) broken = { error: answered.error };
  return { error: answered.error };
};

const reply = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

reply(ready);
for await (const text of createInterface({ input: process.stdin })) {
  if (text.trim() === '') continue;
  let line: Line = {};
  try {
    line = JSON.parse(text) as Line;
  } catch (error) {
    reply({ id: 0, error: { message: String(error) } });
    continue;
  }
  const answered = await answer(line);
  if ('crash' in answered) {
    process.stderr.write('Unhandled exception. System.AccessViolationException: the lab ordered a crash.\n');
    process.exit(134);
  }
  reply({ id: line.id ?? 0, ...answered });
}
process.exit(0);
