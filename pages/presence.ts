/** Why a page's server ends by itself. */
export type Ending = 'done' | 'by its button' | 'closed' | 'never opened' | 'interrupted';

/** Whether somebody still has the page open. */
export interface Presence {
  /** The page was heard of. */
  seen(): void;
  /** It says that it goes; a reload goes too, and is seen again at once. */
  left(): void;
  end(why: Ending): void;
  /** Absent while there is somebody to serve. */
  ending(): Ending | undefined;
}

/** In milliseconds. A page that is hidden for long is woken once a minute at most, or not at all: Chromium freezes it. One that closes mostly says so. */
const patience = { toOpen: 15 * 60_000, unheard: 30 * 60_000, left: 30_000 };

/** Follows a page by what is heard of it; `now` is in milliseconds. */
export const watchPresence = (now: () => number): Presence => {
  let until = now() + patience.toOpen;
  let isOpened = false;
  let ended: Ending | undefined;
  return {
    seen: () => {
      isOpened = true;
      until = now() + patience.unheard;
    },
    left: () => {
      until = Math.min(until, now() + patience.left);
    },
    end: (why) => {
      ended ??= why;
    },
    ending: () => {
      if (ended !== undefined || now() < until) return ended;
      return isOpened ? 'closed' : 'never opened';
    },
  };
};
