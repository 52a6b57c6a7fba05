import type { Voice } from './compile.ts';
import { explainDialled } from './explain.ts';
import { explainHandedOver, type HandedOverCall } from './explain-handed-over.ts';
import type { DialledCall } from './trace.ts';

/** Whatever way a call takes. */
export type Call = DialledCall | HandedOverCall;

/** One call to explain. */
export type Question =
  | { readonly kind: 'dialled'; readonly upn: string; readonly dialled: string }
  /** `upn`: whose address it is, where a person was named. */
  | { readonly kind: 'handed over'; readonly address: string; readonly upn?: string };

/** The call by one configuration; undefined if that doesn't know who dials. */
export const answer = (voice: Voice, question: Question): Call | undefined => {
  if (question.kind === 'handed over') return explainHandedOver(voice, question.address);
  const user = voice.users.get(question.upn.toLowerCase());
  return user && explainDialled(voice, user, question.dialled);
};
