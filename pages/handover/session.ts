import { formatWording } from '../../providers/kit/wording.ts';
import { confirmed } from '../../tenant/entered/confirmed.ts';
import type { EnteredUser } from '../../tenant/entered/entered.ts';
import type { LeftForUser } from '../../tenant/entered/left-to-enter.ts';
import { doneOf } from './done.ts';
import { accountProblem } from './linking-account.ts';
import type { Step } from './step.ts';
import type { StepId } from './step-ids.ts';
import { stepsOf } from './steps.ts';
import type { Subject } from './subject.ts';
import type { Ticks } from './ticks.ts';

/** The secret, as a person gets it. */
export interface HandedSecret {
  readonly value: string;
  /** Why it couldn't be tried at Entra; absent: a token was got with it. */
  readonly untried?: string;
}

/** Who linked, with which secret, when. */
export interface Link {
  readonly secret: string;
  readonly by: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
}

/** What a page may cause outside of itself. Each may throw a ProblemError, whose text is shown. */
export interface Effects {
  readonly now: () => Date;
  readonly readSecret: () => Promise<HandedSecret>;
  /** Sets a tick or takes it back. */
  readonly remember: (step: StepId, on: Date | undefined) => void;
  /** Writes the link into the tenant file, or gives the lines to write: what a person reads of it. */
  readonly writeLink: (link: Link) => string;
  /** Changes the file of what was entered: what a person reads of it. */
  readonly changeEntered: (change: (before: readonly EnteredUser[]) => readonly EnteredUser[]) => string;
}

/** One handover while it goes on. */
export interface Session {
  readonly subject: Subject;
  readonly steps: readonly Step[];
  /** Users with something to do when it began: they stay in the list. */
  readonly left: readonly LeftForUser[];
  /** Done steps, with their day. */
  done(): ReadonlyMap<StepId, string>;
  /** Users ticked since it began, in lower case. */
  entered(): ReadonlySet<string>;
  /** What a person reads of it; throws a Refusal where it can't be. */
  tick(step: StepId, isDone: boolean, by?: string): string;
  tickUser(upn: string, isDone: boolean): string;
  readSecret(): Promise<HandedSecret>;
}

/** Something that a person typed into the page, and that can't be so. */
export class Refusal extends Error {}

/** Begins a handover with what was ticked before. */
export const beginSession = (
  subject: Subject,
  left: readonly LeftForUser[],
  remembered: Ticks,
  effects: Effects,
): Session => {
  const steps = stepsOf(subject);
  let ticks = remembered;
  const entered = new Set<string>();
  const tick = (step: StepId, isDone: boolean, by = ''): string => {
    if (!steps.some(({ id }) => id === step)) throw new Refusal('There is no such step.');
    const said = step === 'link' ? link(isDone, by.trim(), subject, effects) : '';
    const on = isDone ? effects.now() : undefined;
    effects.remember(step, on);
    const { [step]: _, ...others } = ticks;
    ticks = on === undefined ? others : { ...others, [step]: { on: on.toISOString() } };
    return said;
  };
  const tickUser = (upn: string, isDone: boolean): string => {
    const one = left.find((each) => each.upn.toLowerCase() === upn.toLowerCase());
    if (one === undefined) throw new Refusal('There is no such user in the list.');
    const said = effects.changeEntered((before) => (isDone ? confirmed(before, [one]) : takenBack(before, one)));
    if (isDone) entered.add(upn.toLowerCase());
    else entered.delete(upn.toLowerCase());
    return said;
  };
  return {
    subject,
    steps,
    left,
    done: () => doneOf(subject, steps, ticks),
    entered: () => entered,
    tick,
    tickUser,
    readSecret: effects.readSecret,
  };
};

const link = (isDone: boolean, by: string, { outputs }: Subject, effects: Effects): string => {
  if (!isDone) return 'What the tenant file says under ucaas.linked stays: take it out there if it is untrue.';
  const problem = accountProblem(by);
  if (problem !== undefined) throw new Refusal(formatWording(problem));
  return effects.writeLink({ secret: outputs.secretName, by, on: effects.now().toISOString().slice(0, 10) });
};

/** What stood there before it was ticked. */
const takenBack = (entered: readonly EnteredUser[], { upn, before }: LeftForUser): readonly EnteredUser[] => [
  ...entered.filter((one) => one.upn.toLowerCase() !== upn.toLowerCase()),
  ...(before === undefined ? [] : [before]),
];
