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

/** Puts a blank over the secret, if it is ours to clear; browsers don't agree on what an empty text does. */
const clear = async () => {
  if (!holdsSecret) return false;
  await navigator.clipboard.writeText(' ');
  holdsSecret = false;
  return true;
};

/** Clears the clipboard when the page next has focus or closes. @param {(told: string) => void} say */
export const clearInTime = (say) => {
  const onFocus = async () => {
    try {
      if (await clear()) say('The secret was cleared from the clipboard.');
    } catch {
      say('The browser did not let the clipboard be cleared: copy something else.');
    }
  };
  addEventListener('focus', onFocus);
  addEventListener('pagehide', () => {
    clear().catch(() => {});
  });
};
