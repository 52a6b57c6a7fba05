import { visibleText } from './visible-text.ts';

/** What a person reads of anything that is wrong, in a file, a resource or a service. */
export interface Wording {
  /** What is wrong, beginning with the place or the value. */
  readonly message: string;
  /** What is allowed, a sentence. */
  readonly allowed?: string;
  /** Why it matters, a sentence. */
  readonly why?: string;
  /** One action, without the word "Fix"; empty where there is none. */
  readonly fix: string;
}

/** The lines of a wording: the only place that prints "Fix:" (but for `scripts/setup`, which runs before anything is installed). */
export const formatWording = ({ message, allowed, why, fix }: Wording): string =>
  visibleText(
    [message, ...[allowed, why, fix && `Fix: ${fix}`].flatMap((line) => (line ? [`  ${line}`] : []))].join('\n'),
  );
