import type { Write } from './writes.ts';

const isOpen = ({ end }: Write): boolean => end === 'open' || end === 'taken' || end === 'unknown';

/** What a later run found in place when it wrote the same object: that it is there, or that it isn't. */
const isShownBy = (write: Write, later: Write): boolean => {
  if (later.kind !== write.kind || later.object !== write.object || later.run === write.run) return false;
  if (write.to === null) return later.from === null;
  return write.from === null && later.from !== null && later.from !== undefined;
};

/** Objects that a killed run was making or removing have their end from the next run that wrote them: it had looked first. */
export const withSeenLater = (writes: readonly Write[]): Write[] =>
  writes.map((write, at) => {
    if (!isOpen(write) || write.object === undefined) return write;
    const later = writes.slice(at + 1).find((one) => one.object === write.object && one.kind === write.kind);
    return later !== undefined && isShownBy(write, later) ? { ...write, end: 'done', seen: later.time } : write;
  });
