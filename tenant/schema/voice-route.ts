import { z } from 'zod';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { name } from './name.ts';
import { text } from './text.ts';

/** A voice route: which numbers go to which SBCs. */
export const voiceRoute = block({
  route: name.meta({
    description: "The route's name, unique in the tenant. A change replaces the route. @teams Name",
    examples: ['NL mobile'],
  }),
  pattern: text().meta({
    description:
      '.NET regular expression over the normalised number, in single quotes. It is searched for, so begin with ^ and end with $. @teams NumberPattern',
    examples: ['^\\+316\\d{8}$'],
  }),
  sbcs: z
    .array(text())
    .min(1)
    .meta({
      description:
        'Keys of sbcs. Teams picks a healthy one at random; for a fixed order write two routes. @teams OnlinePstnGatewayList',
      examples: [['main']],
    }),
  alsoIn: z.array(text()).default([]).meta({
    description: 'Further PSTN usages of this route, besides the one it stands under. @teams OnlinePstnUsages',
  }),
  description: description({ marked: true }),
  adopt: adopt(),
}).meta({
  description: 'A voice route: which numbers go to which SBCs.',
  examples: ["{ route: NL mobile, pattern: '^\\+316\\d{8}$', sbcs: [main] }"],
});
