import { z } from 'zod';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const pstnUsages = z.array(text()).meta({
  description:
    'PSTN usages in order of trial: the first that has a route for the number decides. An empty list lets nobody call out. @teams OnlinePstnUsages',
  examples: [['Emergency', 'National']],
});

const notBoth = ({ existing, adopt: adopted }: { readonly existing?: boolean | undefined; readonly adopt: boolean }) =>
  existing === true && adopted
    ? {
        message: 'existing leaves the policy to somebody else, and adopt takes it over.',
        allowed: 'One of the two.',
        fix: 'remove the one that is not meant.',
      }
    : undefined;

/** What a group of users may dial. */
export const voiceRoutingPolicy = z
  .union([
    pstnUsages,
    block({
      pstnUsages,
      existing: z.boolean().optional().meta({
        description:
          'The policy is in Teams and somebody else looks after it: people here have it and calls are explained by what stands here, but it is never made, changed or removed. Default: false.',
      }),
      description: description({ marked: true }),
      adopt: adopt(),
    })
      .check(worded(notBoth))
      .meta({ description: 'A voice routing policy with a description, or one to take over or to leave to others.' }),
  ])
  .meta({
    description: 'What a group of users may dial: PSTN usages in order of trial.',
    examples: ['[Emergency, National]'],
  });
