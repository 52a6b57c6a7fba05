import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ServiceError } from '../../../kit/error.ts';
import { historyFiles, historyFolder } from '../../../msteams/history/history-file.ts';
import { writeLine } from '../../../msteams/history/history-line.ts';

export const kind = 'NumberOrder';

/** Numbers that an earlier run sent an order for, whose end was no refusal; undefined: none left. */
export type SentOrders = (reference: string) => readonly string[] | undefined;

const orderLine = writeLine.extend({
  kind: z.literal(kind),
  to: z.object({ numbers: z.array(z.string()), reference: z.string() }),
});

const linesOf = (folder: string): readonly string[] => {
  try {
    return historyFiles(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  } catch (error) {
    throw new ServiceError({
      kind: 'Rejected',
      doing: `read the history in ${folder}`,
      text: error instanceof Error ? error.message : String(error),
      fix: 'let TRUNKLINE_JOURNAL name a folder that can be read and written, then run the same command again: nothing is ordered before it is known what was.',
      cause: error,
    });
  }
};

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    // Broken off while it was written: what it tells of never left.
    return undefined;
  }
};

/** The history of changes as a memory of orders: a line is on the disk before its order leaves, and outlives a run that is killed. */
export const sentOrders =
  (journal: string, tenantId: string): SentOrders =>
  (reference) => {
    const sent = new Map<string, readonly string[]>();
    for (const line of linesOf(historyFolder(journal, tenantId))) {
      if (!line.includes(kind)) continue;
      const { data } = orderLine.safeParse(parse(line));
      if (data?.to.reference !== reference) continue;
      const write = `${data.run} ${data.write}`;
      if (data.step === 'failed') sent.delete(write);
      else sent.set(write, data.to.numbers);
    }
    const [first] = sent.values();
    return first;
  };
