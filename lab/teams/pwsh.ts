import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import { networkFaults } from '../network-faults.ts';
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
  readonly connect?: { readonly accessTokens: readonly string[]; readonly disconnect?: boolean };
  readonly cmdlet?: string;
  readonly parameters?: object;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let accessTokens: readonly string[] | undefined;
/** The refusal of a session that broke. */
let broken: object | undefined;

/** .NET's words for a connection that ends before the answer: what was asked may have been done. */
const { left: _, ...closed } = networkFaults.closedBeforeAnswer;
const lost = { error: closed };

const post = (body: object): Promise<object> =>
  new Promise((resolve) => {
    const sent = request(new URL('/lab/cmdlet', lab), {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json' },
    });
    sent.on('error', () => resolve(lost));
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('error', () => resolve(lost));
      response.on('end', () => {
        try {
          resolve(JSON.parse(text) as object);
        } catch {
          resolve(lost);
        }
      });
    });
    sent.end(JSON.stringify(body));
  });

const answer = async ({ connect, cmdlet, parameters }: Line): Promise<object> => {
  if (connect?.disconnect === true) broken = undefined;
  if (broken !== undefined) return broken;
  if (connect !== undefined) accessTokens = connect.accessTokens;
  const asked = connect === undefined ? { cmdlet, parameters } : { cmdlet: 'Connect-MicrosoftTeams' };
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
