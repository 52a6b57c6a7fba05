import type { WriteStream } from 'node:tty';
import type { TenantResult } from './output-schema.ts';
import { lineOf, movingTable, type Now } from './table.ts';

const drawMilliseconds = 250;

/** Shows how a fleet goes: on a terminal one table that moves, elsewhere a line for each tenant that ends. */
export const openScreen = (out: WriteStream, now: () => Now) => {
  let drawn = 0;
  const clear = () => {
    if (drawn > 0) out.write(`\u001B[${drawn}A\u001B[J`);
    drawn = 0;
  };
  const draw = () => {
    const lines = movingTable(now(), out.rows || 24).map((line) => line.slice(0, (out.columns || 80) - 1));
    clear();
    out.write(`${lines.join('\n')}\n`);
    drawn = lines.length;
  };
  const timer = out.isTTY ? setInterval(draw, drawMilliseconds) : undefined;
  return {
    ended: (result: TenantResult) => {
      if (out.isTTY) draw();
      else out.write(`${lineOf(result)}\n`);
    },
    close: () => {
      clearInterval(timer);
      clear();
    },
  };
};
