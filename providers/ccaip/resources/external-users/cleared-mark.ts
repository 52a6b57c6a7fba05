/** What the journal has of somebody who may have been cleared: no value that can be asked, so that the next run looks. */
export const clearedMark = 'cleared';
