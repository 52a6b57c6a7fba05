import type { StepId } from './step-ids.ts';

/** One thing that a person enters or chooses, as the portal calls it. */
export interface StepValue {
  readonly label: string;
  /** Absent for the secret, which no data of ours holds: it is asked for when a person presses its button. */
  readonly value?: string;
}

/** One of several ways or choices. */
export interface Option {
  readonly label: string;
  readonly means: string;
  /** The one that the tenant file asks for. */
  readonly chosen?: true;
}

/** What a person sees when it went wrong, and what they do. */
export interface Trouble {
  readonly sign: string;
  readonly fix: string;
}

/** One step of the handover: what a person does in a portal, or knows. Plain text throughout. */
export interface Step {
  readonly id: StepId;
  /** The page of the portal. */
  readonly part: string;
  readonly title: string;
  readonly say: readonly string[];
  readonly values: readonly StepValue[];
  readonly options: readonly Option[];
  readonly wrong: readonly Trouble[];
}

/** A step without what it has none of. */
export const step = (
  one: Pick<Step, 'id' | 'part' | 'title' | 'say'> & Partial<Pick<Step, 'values' | 'options' | 'wrong'>>,
): Step => ({ values: [], options: [], wrong: [], ...one });
