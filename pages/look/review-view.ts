import { raw } from 'hono/html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Html } from './html.ts';

/**
 * The review's comment as a page has it. It is Markdown in which every text from a file is nothing but text (review/markdown-text.ts), so its
 * HTML is the review's own: folds, and comments that split mentions.
 */
export const reviewView = (comment: string): Html =>
  raw(
    micromark(comment, {
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
      allowDangerousHtml: true,
    }),
  );
