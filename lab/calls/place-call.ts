import { dial } from './dial.ts';
import { handOver } from './hand-over.ts';
import type { DialledQuestion, HandedOverQuestion } from './question.ts';
import type { DialledTrace, HandedOverTrace } from './trace.ts';
import type { World } from './world.ts';

/** What Teams would do with a call, step by step. Nothing is changed by it. */
export const placeCall = (world: World, asked: DialledQuestion | HandedOverQuestion): DialledTrace | HandedOverTrace =>
  'over' in asked ? handOver(world, asked) : dial(world, asked);
