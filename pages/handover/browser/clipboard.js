/** The clipboard, and the secret's short stay in it. */

let holdsSecret = false;

/** @param {string} text */
export const copy = async (text) => {
  await navigator.clipboard.writeText(text);
  holdsSecret = false;
};

/** Takes a promise, since a browser allows the clipboard only while a button was just pressed. @param {Promise<string>} secret */
export const copySecret = async (secret) => {
  const blob = secret.then((text) => new Blob([text], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
  holdsSecret = true;
};

/** Why the secret wasn't copied, by the name that browsers give it; whichever it is, it can be shown and copied by hand. @param {unknown} error */
export const notCopied = (error) => {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const why =
    name === 'NotAllowedError'
      ? 'The browser did not allow it: allow this page the clipboard, keep the page in front until it is copied, and press Copy again'
      : `This browser can't copy it${name === '' ? '' : ` (${name})`}: use another one`;
  return new Error(`The secret was not copied. ${why}; or press Show… and copy it by hand.`);
};

/** Puts a blank over the secret; browsers don't agree on what an empty text does. */
const clear = async () => {
  await navigator.clipboard.writeText(' ');
  holdsSecret = false;
};

/** Clears the secret from the clipboard, if it is ours to clear: what a person reads of it. A browser lets it where a button was just pressed. */
export const clearSecret = async () => {
  if (!holdsSecret) return '';
  try {
    await clear();
    return 'The secret was cleared from the clipboard.';
  } catch {
    return 'The browser did not let the clipboard be cleared, and the secret is still in it: copy something else.';
  }
};

/** Clears the clipboard when the page next has focus, and tries to when it closes, which most browsers refuse. @param {(told: string) => void} say */
export const clearInTime = (say) => {
  addEventListener('focus', async () => {
    const told = await clearSecret();
    if (told !== '') say(told);
  });
  addEventListener('pagehide', clearSecret);
};
