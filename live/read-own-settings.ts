import { z } from 'zod';
import { ServiceError } from '../providers/kit/error.ts';
import { understood } from '../providers/msteams/powershell/understood.ts';
import type { Session } from '../providers/msteams/session.ts';
import type { OwnSettings } from '../routing/config.ts';
import { identityOf } from './identity-of.ts';

const text = z.string().nullish();

const row = z.looseObject({
  IsForwardingEnabled: z.boolean().nullish(),
  ForwardingType: text,
  ForwardingTarget: text,
  ForwardingTargetType: text,
  IsUnansweredEnabled: z.boolean().nullish(),
  UnansweredTarget: text,
  UnansweredTargetType: text,
  UnansweredDelay: text,
  // From module 8.0.0 on.
  BusyOnBusyOption: text,
});

type Row = z.output<typeof row>;

const targets = {
  voicemail: 'voicemail',
  singletarget: 'one',
  mydelegates: 'delegates',
  group: 'group',
} as const;

/** A word that nobody knows yet sends calls somewhere: told as one other target. */
const targetOf = (type: string | null | undefined, target: string | null | undefined) => {
  const to = targets[(type ?? '').toLowerCase() as keyof typeof targets] ?? (type ? 'one' : 'nowhere');
  return { to, ...(target ? { target: target.replace(/^(sip|tel):/i, '') } : {}) } as const;
};

/** `00:00:20` in seconds. */
const secondsOf = (delay: string | null | undefined): number | undefined => {
  const [, hours, minutes, seconds] = /^(\d+):(\d+):(\d+)/.exec(delay ?? '') ?? [];
  return seconds === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
};

const secondCalls = {
  playbusysignal: 'busy signal',
  redirectasunansweredcall: 'as unanswered',
  ringuser: 'rings',
  '': 'not set',
} as const;

const toOwn = (one: Row): OwnSettings => {
  const busy = 'BusyOnBusyOption' in one ? (one.BusyOnBusyOption ?? '').toLowerCase() : undefined;
  const secondCall = busy === undefined ? undefined : secondCalls[busy as keyof typeof secondCalls];
  const afterSeconds = secondsOf(one.UnansweredDelay);
  return {
    ...(one.IsForwardingEnabled === true && {
      forwards: {
        how: one.ForwardingType?.toLowerCase() === 'simultaneous' ? ('too' as const) : ('at once' as const),
        ...targetOf(one.ForwardingTargetType, one.ForwardingTarget),
      },
    }),
    ...(one.IsUnansweredEnabled === true && {
      unanswered: {
        ...targetOf(one.UnansweredTargetType, one.UnansweredTarget),
        ...(afterSeconds === undefined ? {} : { afterSeconds }),
      },
    }),
    ...(secondCall === undefined ? {} : { secondCall }),
  };
};

/** A user's own call answering settings; undefined where Teams tells none, or refuses. One cmdlet a user. */
export const readOwnSettings = async (session: Session, upn: string): Promise<OwnSettings | undefined> => {
  const cmdlet = 'Get-CsUserCallingSettings';
  const doing = `read ${upn}'s own settings`;
  const Identity = await identityOf(session, upn);
  const output = await (await session.cmdlets()).run(cmdlet, { Identity }, doing).catch((error: unknown) => {
    if (!(error instanceof ServiceError)) throw error;
    return []; // the calling policy is told without them
  });
  const [first] = output.map((one) => understood(row, one, cmdlet, doing));
  return first === undefined ? undefined : toOwn(first);
};
