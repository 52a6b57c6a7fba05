/** Trouble that a test orders: each takes effect `times` times where `on` matches, then is gone. */
export interface Fault {
  /** throttle 429 · error 503 · lag: reads show the state of before, also New's own of what it made · lostReply: done, but the connection drops · crash: the host dies before it answers. */
  readonly kind: 'throttle' | 'error' | 'lag' | 'lostReply' | 'crash';
  /** Part of `METHOD /path` for Graph, or of the cmdlet's name for Teams, e.g. `assignNumber` or `New-CsOnlineVoiceRoute`. */
  readonly on: string;
  /** Default 1. */
  times: number;
  /** Retry-After in seconds for throttle (real time). Default 1. */
  readonly retryAfterSeconds?: number;
}

export interface Faults {
  add(fault: Fault): void;
  /** The next ordered fault for this request, used up by the call; undefined when all is well. */
  take(request: string): Fault | undefined;
  list(): readonly Fault[];
  clear(): void;
}

export const createFaults = (): Faults => {
  let ordered: Fault[] = [];
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
    clear: () => {
      ordered = [];
    },
  };
};
