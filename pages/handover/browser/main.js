import { clearInTime, clearSecret, copy, copySecret, notCopied } from './clipboard.js';
import { ask, end, gone, keepAlive } from './server.js';
import { users } from './users.js';

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} text */
const say = (text) => {
  byId('failed').textContent = '';
  byId('said').textContent = text;
};

/** @param {unknown} error */
const fail = (error) => {
  byId('said').textContent = '';
  byId('failed').textContent = error instanceof Error ? error.message : String(error);
};

/** What was told at the end; it stays in sight. */
let ended = '';

/** Nothing goes on from here, so nothing of the secret stays either. @param {string} told */
const over = async (told) => {
  ended = told;
  hideSecret();
  say(told);
  for (const one of document.querySelectorAll('button, input'))
    if (one instanceof HTMLButtonElement || one instanceof HTMLInputElement) one.disabled = true;
  document.body.classList.add('is-over');
  tellMore(await clearSecret());
};

const allDone = () => over('Everything is done, and the handover has ended. You can close this tab.');

/** @param {string} told */
const tellMore = (told) => {
  if (told !== '') say(`${ended} ${told}`.trim());
};

// Values that aren't secret.
document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest('button[data-copy]') : null;
  if (!(button instanceof HTMLButtonElement)) return;
  try {
    await copy(button.dataset.copy ?? '');
    say(`${button.dataset.label} copied.`);
  } catch {
    fail(new Error('The browser did not let it be copied: select it and copy by hand.'));
  }
});

// The secret: asked for when its button is pressed, and kept nowhere.
const secretPlace = byId('secret');
const showButton = byId('show-secret');

const readSecret = async () => {
  say('The secret is being tried at Entra; that may take up to a minute.');
  const { value, untried } = await ask('secret');
  if (ended !== '') throw new Error(ended);
  return {
    value,
    note: untried ?? 'A token was got with it at Entra.',
  };
};

byId('copy-secret')?.addEventListener('click', async () => {
  const reading = readSecret();
  try {
    await copySecret(reading.then(({ value }) => value));
    const { note } = await reading;
    say(`Connected App Secret copied: paste it now. ${note} The clipboard is cleared when you come back here.`);
  } catch (error) {
    // A browser tells a refusal of the server in words of its own.
    const told = await reading.then(
      () => notCopied(error),
      (refused) => refused,
    );
    fail(told);
  }
});

const hideSecret = () => {
  secretPlace.textContent = 'not shown';
  showButton.setAttribute('aria-pressed', 'false');
};
showButton?.addEventListener('click', async () => {
  if (showButton.getAttribute('aria-pressed') === 'true') return hideSecret();
  try {
    const { value, note } = await readSecret();
    secretPlace.textContent = value;
    showButton.setAttribute('aria-pressed', 'true');
    say(`The secret is shown; press Show again to hide it. ${note}`);
  } catch (error) {
    fail(error);
  }
});
addEventListener('pagehide', hideSecret);

// Ticks.
/** @param {HTMLInputElement} box @param {boolean} isDone */
const mark = (box, isDone) => {
  const step = box.dataset.step ?? '';
  byId(`step-${step}`).classList.toggle('is-done', isDone);
  byId(`nav-${step}`).classList.toggle('is-done', isDone);
  const hidden = byId(`nav-${step}`).querySelector('.unseen');
  if (hidden !== null) hidden.textContent = isDone ? ' (done)' : '';
  markCurrent();
};

const markCurrent = () => {
  for (const one of document.querySelectorAll('nav a')) one.removeAttribute('aria-current');
  document.querySelector('nav a:not(.is-done)')?.setAttribute('aria-current', 'step');
};

document.addEventListener('change', async (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || box.dataset.step === undefined) return;
  const by = document.getElementById('linked-by');
  try {
    const answer = await ask('tick', {
      step: box.dataset.step,
      done: box.checked,
      ...(by instanceof HTMLInputElement && { by: by.value }),
    });
    mark(box, box.checked);
    byId('progress').setAttribute('value', String(answer.done));
    byId('progress-text').textContent = `${answer.done} of ${answer.of}`;
    if (box.dataset.step === 'link') tellLink(answer.said);
    else say(answer.said || `${answer.done} of ${answer.of} steps are done.`);
    if (answer.isOver) allDone();
  } catch (error) {
    box.checked = !box.checked;
    fail(error);
  }
});

/** Of more than a line the rest is for a pull request. @param {string} said */
const tellLink = (said) => {
  const [first = '', ...lines] = said.split('\n');
  say(first);
  const place = byId('link-lines');
  place.textContent = lines.join('\n');
  place.hidden = lines.length === 0;
  if (lines.length > 0) byId('step-link').classList.remove('is-done');
};

// A step that is done is one line; its button shows it again.
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button.again') : null;
  if (button === null) return;
  const isOpen = button.closest('.step')?.classList.toggle('is-open') ?? false;
  button.setAttribute('aria-expanded', String(isOpen));
});

byId('end').addEventListener('click', async () => {
  await end().catch(() => {});
  await over('The handover has ended; what is ticked is remembered. You can close this tab.');
});

clearInTime(tellMore);
users({ say, fail, done: allDone });
keepAlive(() => over(gone));
markCurrent();
