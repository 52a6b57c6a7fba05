import PQueue from 'p-queue';
import { ServiceError } from '../../kit/error.ts';
import { chooseEndpoints } from '../auth/endpoints.ts';
import type { TokenPair } from '../auth/tokens.ts';
import { whyDenied } from '../auth/why-denied.ts';
import { checkTenant } from './check-tenant.ts';
import { cmdletError, isSignedOut } from './cmdlet-errors.ts';
import { type CmdletName, type Cmdlets, type HostError, isWrite, type Parameters } from './cmdlets.ts';
import { type HostProcess, startHost } from './host-process.ts';
import { untriedWarning, untriedWrite } from './untried-module.ts';

export interface CmdletsOptions {
  readonly tenantId: string;
  /** The provider's own; the host is given only what it needs of it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Both of Connect-MicrosoftTeams' tokens, fetched together. */
  tokens(): Promise<TokenPair>;
  /** Starts a host; tests give their own. */
  readonly start?: (env: CmdletsOptions['env']) => Promise<HostProcess>;
  /** A line for the engineer; standard error, which the engine shows. */
  readonly warn?: (text: string) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A token is replaced so long before its end: less than the 5 minutes at which MSAL gives a new one. */
const marginMilliseconds = 240_000;
/** So many calls in a row that needed a new connection, and the refusal is handed on as it is. */
const mostReconnects = 5;

/**
 * The Teams cmdlets of one tenant: starts PowerShell on first use, signs in, and keeps both alive.
 *
 * A host that ends takes only the call in hand with it; nothing is repeated here, because that call may have been
 * carried out: its caller observes first.
 */
export const openCmdlets = (options: CmdletsOptions): Cmdlets => {
  const { start = startHost, now = Date.now, warn = (text) => void process.stderr.write(`${text}\n`) } = options;
  const queue = new PQueue({ concurrency: 1 });
  let host: HostProcess | undefined;
  let connectAgainAt = 0;
  let isBroken = false;
  let isWarned = false;
  let tokens: TokenPair['accessTokens'] | undefined;
  let reconnects = 0;
  let closed = false;

  const connected = async (): Promise<HostProcess> => {
    if (host === undefined || host.ended) {
      chooseEndpoints(options.tenantId, options.env); // a lab's PowerShell for a real tenant is refused before it runs
      host = await start(options.env);
      if (host.untried !== undefined && !isWarned) warn(untriedWarning(host.untried));
      isWarned ||= host.untried !== undefined;
      connectAgainAt = 0;
      isBroken = false;
      if (closed) await host.close();
    }
    if (now() >= connectAgainAt) {
      await connect(host);
    }
    return host;
  };

  /** Teams says "Access Denied" for whatever reason; the tokens often tell which. */
  const explained = (cmdlet: CmdletName, doing: string, error: HostError): ServiceError => {
    const told = cmdletError(cmdlet, doing, error);
    const known = told.kind === 'Forbidden' && tokens !== undefined ? whyDenied(tokens, cmdlet) : undefined;
    if (known === undefined) return told;
    return new ServiceError({ ...told.facts, text: `${told.facts.text}\n  Why: ${known.why}`, fix: known.fix });
  };

  const connect = async (to: HostProcess): Promise<void> => {
    const { accessTokens, expiresOnTimestamp, byIdentity } = await options.tokens();
    tokens = accessTokens;
    const doing = `connect to Teams of tenant ${options.tenantId}`;
    const way = byIdentity === true ? { identity: true as const } : { accessTokens };
    const answer = await to.request({ connect: { ...way, ...(isBroken ? { disconnect: true } : {}) } });
    if ('ended' in answer) throw unavailable(doing, answer.ended);
    if ('error' in answer) throw explained('Get-CsTenant', doing, answer.error);
    if (byIdentity === true) await checkTenant(to, options.tenantId, doing);
    isBroken = false;
    const life = expiresOnTimestamp - now();
    connectAgainAt = now() + Math.max(life - marginMilliseconds, life / 2);
  };

  const runOnce = async (cmdlet: CmdletName, parameters: Parameters, doing: string) => {
    if (closed) throw unavailable(doing, 'The provider is closing.');
    const to = await connected();
    const refusal =
      to.untried !== undefined && isWrite(cmdlet) ? untriedWrite(to.untried, options.env, doing) : undefined;
    if (refusal !== undefined) throw refusal;
    const answer = await to.request({ cmdlet, parameters });
    if ('ended' in answer) {
      const text = `${answer.ended}. Whether Teams carried out ${cmdlet} isn't known.`;
      throw unavailable(doing, text, isWrite(cmdlet) || undefined);
    }
    return answer;
  };

  return {
    run: (cmdlet, parameters, doing) =>
      queue.add(async () => {
        let answer = await runOnce(cmdlet, parameters, doing);
        const isOut = 'error' in answer && isSignedOut(answer.error);
        reconnects = isOut ? reconnects + 1 : 0;
        if (isOut && reconnects <= mostReconnects) {
          connectAgainAt = 0; // refused at the door
          isBroken = true;
          answer = await runOnce(cmdlet, parameters, doing);
        }
        if ('error' in answer) throw explained(cmdlet, doing, answer.error);
        return answer.output;
      }),
    close: async () => {
      closed = true;
      await host?.close();
    },
  };
};

const unavailable = (doing: string, text: string, mayBeDone?: true): ServiceError =>
  new ServiceError({
    kind: 'Unavailable',
    doing,
    text,
    mayBeDone,
    fix: 'run the same command again: it looks first at what is there and goes on.',
  });
