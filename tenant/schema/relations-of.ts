import type { z } from 'zod';
import type { Fields } from '../../providers/msteams/schema/declaration/declared-field.ts';
import { defaultsOf } from '../../providers/msteams/schema/declaration/defaults.ts';
import { toArgs, type WordedKind, wordOf } from '../words.ts';

interface Declared {
  readonly fields: Fields;
  check?(
    args: never,
    refuse: (path: readonly PropertyKey[], message: string, params: { allowed: string; fix: string }) => void,
  ): void;
}

/** What holds across an entry's settings, as the declaration of its kind says, told by the tenant's words; `isOurs` false: not looked at. */
export const relationsOf =
  <Entry extends object>(kind: WordedKind, declared: Declared, isOurs: (entry: Entry) => boolean = () => true) =>
  (context: z.core.ParsePayload<Entry>): void => {
    if (!isOurs(context.value)) return;
    const args = { ...defaultsOf(declared.fields), ...toArgs(kind, context.value) };
    declared.check?.(args as never, (path, message, { allowed, fix }) => {
      context.issues.push({
        code: 'custom',
        path: path.map((step) => wordOf(kind, String(step))),
        message,
        params: { allowed: `${allowed.charAt(0).toUpperCase()}${allowed.slice(1)}.`, fix },
        input: context.value,
      });
    });
  };
