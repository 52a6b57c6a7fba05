import { limits } from '../../providers/msteams/schema/limits.ts';
import { ruleFields } from '../../providers/msteams/schema/normalization-rule.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { name } from './name.ts';
import { text } from './text.ts';

/** A normalization rule: what a dialled string becomes. */
export const normalizationRule = block({
  name: name.meta({ description: "The rule's name, unique in its plan. @teams Name", examples: ['National'] }),
  pattern: text().meta({
    description: '.NET regular expression over what was dialled, in single quotes. @teams Pattern',
    examples: ['^0([1-9]\\d{8})$'],
  }),
  translation: text().meta({
    description:
      'What the number becomes; $1 is the first group of the pattern. It should begin with +. @teams Translation',
    examples: ['+31$1'],
  }),
  internal: ruleFields.internal.schema.meta({
    description: 'The result is an extension inside the organisation. Default: false. @teams IsInternalExtension',
  }),
  description: description({ limit: limits.ruleDescription.max, marked: false }),
}).meta({
  description: 'A normalization rule: what a dialled string becomes.',
  examples: ["{ name: National, pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }"],
});
