import { isDeepStrictEqual } from 'node:util';
import { answerTo } from '../../pages/look/ask.ts';
import type { Voice } from '../../routing/compile.ts';
import { dialledText } from '../../routing/dialled-text.ts';
import { explainDialled } from '../../routing/explain.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import type { AskedCall } from './random-calls.ts';

/** What the page of `npm run look` says of a call and `explain` doesn't, when both are asked in the page's own fields; undefined: nothing. */
export const lookDiffers = (voice: Voice, call: AskedCall): string | undefined => {
  const isHandedOver = 'over' in call;
  const page = answerTo(voice, {
    call: isHandedOver ? 'handed over' : 'dialled',
    as: isHandedOver ? '' : call.from,
    number: call.to,
  });
  const expected = isHandedOver ? handedOver(voice, call.to) : dialled(voice, call.from, call.to);
  if (page.state === 'go on') return expected === undefined ? undefined : `the look page waits: ${page.hint}`;
  if (expected === undefined) return 'the look page answers what no phone sends';
  return isDeepStrictEqual(page.call, expected) ? undefined : `the look page says ${JSON.stringify(page.call.outcome)}`;
};

const dialled = (voice: Voice, from: string, to: string) => {
  const user = voice.users.get(from.toLowerCase());
  const text = dialledText(to);
  return user === undefined || text === undefined ? undefined : explainDialled(voice, user, text);
};

const handedOver = (voice: Voice, to: string) => {
  const address = to.includes('@') ? to : dialledText(to);
  return address === undefined ? undefined : explainHandedOver(voice, address);
};
