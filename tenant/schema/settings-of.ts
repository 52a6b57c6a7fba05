import { z } from 'zod';
import type { Fields } from '../../providers/msteams/schema/declaration/declared-field.ts';
import { type Entry, type WordedKind, wordOf } from '../words.ts';

/** An entry's settings, each of which may be left out. Their defaults come later: an entry says only what was typed. */
type Settings<Kind extends WordedKind, But extends string> = {
  [Word in Exclude<keyof Entry<Kind>, But>]: z.ZodOptional<z.ZodType<NonNullable<Entry<Kind>[Word]>>>;
};

/** The settings of a kind by the tenant's words, with the checks and documentation of its declaration; `but` are not among them. */
export const settingsOf = <Kind extends WordedKind, const But extends string>(
  kind: Kind,
  fields: Fields,
  but: readonly But[],
  /** What a setting goes back to that was left to others before it was written. */
  backTo = 'what a new one has',
): Settings<Kind, But> =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, field]) => [wordOf(kind, name), field] as const)
      .filter(([word]) => !but.includes(word as But))
      .map(([word, { schema, doc }]) => {
        const bare = bareOf(schema);
        const { data: value } = schema.safeParse(undefined);
        const examples = z.globalRegistry.get(bare)?.examples;
        const description = [
          doc.description,
          ...(bare instanceof z.ZodBoolean ? [] : [`Allowed: ${doc.allowed}.`]),
          ...(value === undefined ? [] : [`Default: ${[value].flat().join(', ')}.`]),
          ...(doc.leftAlone
            ? [`Left out, it stays in Teams as it is; taken out again, it goes back to ${backTo}.`]
            : []),
          ...(doc.teams === undefined ? [] : [`@teams ${doc.teams}`]),
        ].join(' ');
        return [
          word,
          bare.optional().meta({
            description,
            ...(value !== undefined && { default: value }),
            ...(Array.isArray(examples) && { examples }),
          }),
        ];
      }),
  ) as Settings<Kind, But>;

const bareOf = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? bareOf(schema.unwrap() as z.ZodType) : schema;
