/** What the page asks of the command that serves it. */

/** Told once the command has ended or can't be reached. */
export const gone = 'The handover has ended in the terminal. What is ticked is remembered: start it again to go on.';

/** @param {string} path @param {unknown} [body] */
const post = (path, body) =>
  fetch(path, {
    method: 'POST',
    body: JSON.stringify(body ?? {}),
    headers: { 'content-type': 'application/json' },
  }).catch(() => {
    throw new Error(gone);
  });

/** Asks for something to be done; throws what a person should read. @param {string} path @param {unknown} [body] */
export const ask = async (path, body) => {
  const response = await post(path, body);
  const answer = await response.json().catch(() => ({ error: gone }));
  if (!response.ok) throw new Error(answer.error ?? gone);
  return answer;
};

/** A part of the page. @param {string} path */
export const part = async (path) => {
  const response = await fetch(path).catch(() => {
    throw new Error(gone);
  });
  if (!response.ok) throw new Error(gone);
  return response.text();
};

/** Says that the page is there, and that it goes. @param {() => void} isGone */
export const keepAlive = (isGone) => {
  const timer = setInterval(async () => {
    const response = await fetch('alive', { method: 'POST' }).catch(() => undefined);
    if (response?.ok) return;
    clearInterval(timer);
    isGone();
  }, 20_000);
  addEventListener('pagehide', () => {
    fetch('left', { method: 'POST', keepalive: true }).catch(() => {});
  });
};

/** Ends the command. */
export const end = () => post('end');
