import PQueue from 'p-queue';
import type { ServiceError } from '../../kit/error.ts';
import { type CmdletName, type Cmdlets, cmdletNames, isWrite } from '../powershell/cmdlets.ts';
import type { End } from './change.ts';
import { changesOf } from './change-of.ts';
import { endByError } from './end-by-error.ts';
import { nounOf } from './kind-of.ts';
import { createObserved } from './observed.ts';
import type { Recorder } from './recorder.ts';

const written = new Set(cmdletNames.filter(isWrite).map(nounOf));

const operationOf = (cmdlet: CmdletName, output: readonly unknown[]): string | undefined => {
  if (cmdlet !== 'New-CsBatchPolicyAssignmentOperation') return undefined;
  const [row] = output;
  const id = typeof row === 'string' ? row : (row as { OperationId?: unknown } | undefined)?.OperationId;
  return typeof id === 'string' ? id : '';
};

const endOf = (cmdlet: CmdletName, output: readonly unknown[]): End => {
  const operation = operationOf(cmdlet, output);
  return operation === undefined ? { step: 'done' } : { step: 'taken', ...(operation !== '' && { operation }) };
};

const isInDoubt = ({ facts }: ServiceError): boolean => facts.mayBeDone === true;

/**
 * The same cmdlets, each write in the history of changes before it leaves and again with how it ended. Whatever isn't known to
 * read is a write. They wait here for their turn, so that nothing is written down that only stands in a queue.
 */
export const recordedCmdlets = (cmdlets: Cmdlets, recorder: Recorder): Cmdlets => {
  const queue = new PQueue({ concurrency: 1 });
  const observed = createObserved(written);
  return {
    run: (cmdlet, parameters, doing, about) =>
      queue.add(async () => {
        if (!isWrite(cmdlet)) {
          const output = await cmdlets.run(cmdlet, parameters, doing);
          observed.saw(cmdlet, parameters, output);
          return output;
        }
        const changes = about ?? changesOf(cmdlet, parameters, observed);
        const sent = await recorder.sent(changes);
        try {
          const output = await cmdlets.run(cmdlet, parameters, doing);
          sent.ended(changes.map(() => endOf(cmdlet, output)));
          observed.saw(cmdlet, parameters, output);
          return output;
        } catch (error) {
          sent.ended(changes.map(() => endByError(error, isInDoubt)));
          throw error;
        }
      }),
    settled: recorder.settled,
    close: () => cmdlets.close(),
  };
};
