import type { PreviewPart } from '../../../scripts/ci/preview-part.ts';

/** What a preview of contoso has left, in which nothing is wrong. */
export const aPart = (more: Partial<PreviewPart> = {}): PreviewPart => ({
  tenant: 'contoso',
  commit: 'c'.repeat(40),
  trunkline: 't'.repeat(40),
  fingerprint: 'f',
  exitCode: 0,
  steps: [],
  said: [],
  drift: { overwritten: [], elsewhere: 0, notCarriedOut: 0, unread: [] },
  ...more,
});
