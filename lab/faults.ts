import type { NetworkFaultName } from './network-faults.ts';

/** Trouble that a test orders: each takes effect `times` times where `on` matches, then is gone. */
export interface Fault {
  /**
   * throttle 429 · error 503 · lag: reads show the state of before, also New's own of what it made · lostReply: done,
   * but the connection drops · crash: the host dies before it answers · hold: nothing is done nor answered until the orders
   * are cleared, so that a test can kill a run just there. Of cmdlets only: network: `fault` happens on their last
   * request · page: a gateway answers in HTML · empty: an answer without a body · signedOut: the session is broken until the
   * next connection that follows a disconnect. Of Graph only: holdReply: done, and not answered until then.
   */
  readonly kind:
    | 'throttle'
    | 'error'
    | 'lag'
    | 'lostReply'
    | 'crash'
    | 'hold'
    | 'holdReply'
    | 'network'
    | 'page'
    | 'empty'
    | 'signedOut';
  /** Part of `METHOD /path` for Graph, or of the cmdlet's name for Teams, e.g. `assignNumber` or `New-CsOnlineVoiceRoute`. */
  readonly on: string;
  /** Default 1. */
  times: number;
  /** Retry-After in seconds for throttle (real time). Default 1. */
  readonly retryAfterSeconds?: number;
  /** Of kind network: what happens. Default `closedBeforeAnswer`. */
  readonly fault?: NetworkFaultName;
  /** Of kind network: whether the write was carried out by a request before. Default: if the request left. */
  readonly done?: boolean;
}

export interface Faults {
  add(fault: Fault): void;
  /** The next ordered fault for this request, used up by the call; undefined when all is well. */
  take(request: string): Fault | undefined;
  list(): readonly Fault[];
  /** When the orders are cleared next. */
  cleared(): Promise<void>;
  clear(): void;
}

export const createFaults = (): Faults => {
  let ordered: Fault[] = [];
  let waiting: (() => void)[] = [];
  return {
    add: (fault) => {
      ordered.push({ ...fault });
    },
    take: (request) => {
      const fault = ordered.find((one) => request.toLowerCase().includes(one.on.toLowerCase()));
      if (fault === undefined) return undefined;
      fault.times -= 1;
      ordered = ordered.filter((one) => one.times > 0);
      return fault;
    },
    list: () => ordered,
    cleared: () => new Promise((done) => waiting.push(done)),
    clear: () => {
      ordered = [];
      for (const go of waiting) go();
      waiting = [];
    },
  };
};
