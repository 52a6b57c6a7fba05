import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { ServiceError } from '../../kit/error.ts';
import type { HostReply, HostRequest } from './cmdlets.ts';
import { hostEnvironment } from './host-environment.ts';
import { type HostReady, judgeHost, missingPowerShell, untriedVersion } from './host-version.ts';

type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

/** What came of one request; `ended` is why the host is gone, and then nobody knows whether it was carried out. */
export type HostAnswer = Exclude<HostReply, { ready: true }> | { readonly ended: string };

/** One running `pwsh`. Requests are sent one at a time by its owner. */
export interface HostProcess {
  request(request: WithoutId<HostRequest>): Promise<HostAnswer>;
  readonly ended: boolean;
  /** Its module's version, where trunkline was never tried with it. */
  readonly untried?: string | undefined;
  /** Lets the cmdlet in hand finish for a moment, then ends the process. */
  close(): Promise<void>;
}

const script = fileURLToPath(new URL('./host.ps1', import.meta.url));
/** Loading the Teams module takes 5-20 seconds; a virus scanner on a cold disk can take minutes. */
const startSeconds = 300;
/** The longest that one cmdlet may take; a bulk read of 10,000 users takes minutes. */
const cmdletSeconds = 600;
const tailLength = 1000;

/** Starts PowerShell and waits until it has loaded the Teams module. Rejects with a ServiceError that says what to install. */
export const startHost = async (
  env: Readonly<Record<string, string | undefined>>,
  closeSeconds = 3,
): Promise<HostProcess> => {
  const file = env.TRUNKLINE_PWSH || 'pwsh';
  const child = execa(file, ['-NoLogo', '-NoProfile', '-NonInteractive', '-File', script], {
    env: hostEnvironment(env),
    extendEnv: false,
    reject: false,
    buffer: false,
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'pipe',
    windowsHide: true,
  });
  const secrets: string[] = [];
  let tail = '';
  let ended = false;
  let nextId = 1;
  let waiting: ((answer: HostAnswer) => void) | undefined;
  let becomeReady: (ready: HostReady) => void = () => undefined;
  const ready = new Promise<HostReady>((resolve) => {
    becomeReady = resolve;
  });
  const keepTail = (text: string) => {
    tail = (tail + text).slice(-tailLength);
  };
  const receive = (line: string) => {
    const reply = parseReply(line);
    if (reply === undefined) keepTail(`${line}\n`);
    else if ('ready' in reply) becomeReady(reply);
    else if (reply.id === nextId - 1) waiting?.(reply);
  };
  child.stdin.on('error', () => undefined); // a host that is gone is told by `exit`
  child.stderr.setEncoding('utf8').on('data', keepTail);
  eachLine(child.stdout, receive);
  const exit = child.then((result) => {
    ended = true;
    const printed = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), tail).trim();
    const why = result.exitCode === undefined ? (result.signal ?? result.code ?? 'no exit code') : result.exitCode;
    const reason = `PowerShell ended (${why})${printed === '' ? '' : `: ${printed}`}`;
    waiting?.({ ended: reason });
    return { reason, missing: result.code === 'ENOENT' || result.code === 'EACCES' };
  });
  const within = async <Result>(seconds: number, work: Promise<Result>): Promise<Result> => {
    const deadline = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    return await work.finally(() => clearTimeout(deadline));
  };
  const host: HostProcess = {
    get ended() {
      return ended;
    },
    request: async (request) => {
      if (ended) return { ended: (await exit).reason };
      if ('connect' in request && 'accessTokens' in request.connect) secrets.push(...request.connect.accessTokens);
      const answer = new Promise<HostAnswer>((resolve) => {
        waiting = resolve;
        child.stdin.write(`${JSON.stringify({ id: nextId++, ...request })}\n`);
      });
      return await within(cmdletSeconds, answer);
    },
    close: async () => {
      child.stdin.end();
      await within(closeSeconds, exit);
    },
  };
  const started = await within(startSeconds, Promise.race([ready, exit]));
  if (!('ready' in started)) {
    throw started.missing ? missingPowerShell(file) : notStarted(file, started.reason);
  }
  if (judgeHost(file, started, '') !== undefined) {
    await host.close(); // and with it everything it had to say on standard error
    throw judgeHost(file, started, tail);
  }
  return Object.assign(host, { untried: untriedVersion(started) });
};

/** By line feeds alone: to node:readline U+2028, which JSON leaves as it is, ends a line too. */
const eachLine = (stream: Readable, receive: (line: string) => void): void => {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(receive);
  });
};

const parseReply = (line: string): HostReply | undefined => {
  try {
    const reply: unknown = JSON.parse(line);
    const isReply = typeof reply === 'object' && reply !== null && ('ready' in reply || 'id' in reply);
    return isReply ? (reply as HostReply) : undefined;
  } catch {
    return undefined;
  }
};

/** The same in every language: the topic of the help, and the class of the error. */
const blocked = /about_Execution_Policies|PSSecurityException|LinkID=135170/i;

const notStarted = (file: string, reason: string): ServiceError =>
  new ServiceError({
    kind: 'Rejected',
    doing: 'start PowerShell',
    text: reason,
    fix: blocked.test(reason)
      ? `Windows marks the files of a downloaded ZIP, and PowerShell runs none of them: in "${file}" run: Unblock-File "${script}". If it stays, ask your administrator to allow RemoteSigned (Get-ExecutionPolicy -List).`
      : `run "${file} -NoProfile -File ${script}" by hand to see why.`,
  });
