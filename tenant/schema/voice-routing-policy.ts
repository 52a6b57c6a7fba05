import { z } from 'zod';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { text } from './text.ts';

const pstnUsages = z.array(text()).meta({
  description:
    'PSTN usages in order of trial: the first that has a route for the number decides. An empty list lets nobody call out. @teams OnlinePstnUsages',
  examples: [['Emergency', 'National']],
});

/** What a group of users may dial. */
export const voiceRoutingPolicy = z
  .union([
    pstnUsages,
    block({ pstnUsages, description: description({ marked: true }), adopt: adopt() }).meta({
      description: 'A voice routing policy with a description, or one to take over.',
    }),
  ])
  .meta({
    description: 'What a group of users may dial: PSTN usages in order of trial.',
    examples: ['[Emergency, National]'],
  });
