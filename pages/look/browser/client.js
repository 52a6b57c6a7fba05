/** What the page does while somebody types and points. The answers are the server's: nothing is worked out here. */

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @template {Element} [Kind=HTMLElement] @param {ParentNode} under @param {string} selector */
const all = (under, selector) => /** @type {Kind[]} */ ([...under.querySelectorAll(selector)]);

const form = /** @type {HTMLFormElement} */ (document.querySelector('form'));
const number = /** @type {HTMLInputElement} */ (byId('number'));
const reading = document.querySelector('main')?.dataset.reading ?? '';

const fields = () => {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form)) values.set(name, String(value));
  values.set('reading', reading);
  return values;
};

/** Draws a call's way bold. @param {string} name @param {readonly number[]} way */
const draw = (name, way) => {
  const on = new Set(way.map(String));
  const figure = document.getElementById(name);
  if (figure === null) return;
  for (const box of all(figure, '.box')) box.classList.toggle('on-way', on.has(box.dataset.box ?? ''));
  for (const line of all(figure, '.line'))
    line.classList.toggle('on-way', on.has(line.dataset.from ?? '') && on.has(line.dataset.to ?? ''));
};

/** @type {ReturnType<typeof setTimeout> | undefined} */
let told;
/** For a screen reader: once the fingers rest, not with each key. @param {string} text */
const say = (text) => {
  clearTimeout(told);
  told = setTimeout(() => {
    byId('said').textContent = text;
  }, 700);
};

let asked = 0;
let controller = new AbortController();

/** Asks what becomes of the call in the fields; an answer to what stood there before is passed over. */
const ask = async () => {
  asked += 1;
  const mine = asked;
  controller.abort();
  controller = new AbortController();
  try {
    const response = await fetch(`ask?${fields()}`, { signal: controller.signal });
    if (!response.ok) throw new Error(response.statusText);
    const { html, said, ways, people } = await response.json();
    if (mine !== asked) return;
    const isClosed = document.querySelector('#answers .explain:not([open])') !== null;
    byId('answers').innerHTML = html;
    if (isClosed) for (const one of all(byId('answers'), '.explain')) one.removeAttribute('open');
    draw('before', ways.before);
    draw('after', ways.after);
    byId('people').replaceChildren(
      ...people.map((/** @type {string} */ name) => Object.assign(document.createElement('option'), { value: name })),
    );
    say(said);
  } catch {
    if (mine !== asked) return;
    const ended = 'There is no answer: the command has ended. Run npm run look again.';
    const line = Object.assign(document.createElement('p'), { className: 'go-on', textContent: ended });
    byId('answers').replaceChildren(line);
    say(ended);
  }
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
});
form.addEventListener('input', () => {
  const isOver = fields().get('call') === 'handed over';
  byId('who').hidden = isOver;
  const label = /** @type {HTMLElement} */ (document.querySelector('label[for=number]'));
  label.textContent = (isOver ? label.dataset.over : label.dataset.dialled) ?? '';
  ask();
});
form.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button[data-key],button[data-erase]') : null;
  if (!(button instanceof HTMLButtonElement)) return;
  const { key = '', erase } = button.dataset;
  if (erase === undefined) number.value += key;
  else number.value = erase === 'all' ? '' : number.value.slice(0, -1);
  ask();
});

/** Every box that lines lead to from one. @param {readonly HTMLElement[]} lines @param {string} start @param {'from' | 'to'} near @param {'from' | 'to'} far */
const reached = (lines, start, near, far) => {
  const found = new Set([start]);
  for (const one of found) {
    for (const { dataset } of lines) if (dataset[near] === one) found.add(dataset[far] ?? '');
  }
  return found;
};

/** Leaves what a box leads to and comes from, and shows its words; nothing pointed at shows all. @param {Element | null} box */
const point = (box) => {
  for (const lit of all(document, '.lit')) lit.classList.remove('lit');
  const figure = box?.closest('figure') ?? null;
  for (const one of all(document, 'figure')) one.classList.toggle('pointing', one === figure);
  byId('pointed').replaceChildren();
  if (!(box instanceof SVGAElement) || figure === null) return;
  const lines = all(figure, '.line');
  const at = box.dataset.box ?? '';
  const [before, after] = [reached(lines, at, 'to', 'from'), reached(lines, at, 'from', 'to')];
  for (const one of all(figure, '.box')) {
    const place = one.dataset.box ?? '';
    one.classList.toggle('lit', before.has(place) || after.has(place));
  }
  for (const line of lines) {
    const { from = '', to = '' } = line.dataset;
    line.classList.toggle('lit', (before.has(from) && before.has(to)) || (after.has(from) && after.has(to)));
  }
  const words = byId(box.href.baseVal.slice(1));
  byId('pointed').replaceChildren(...[...words.childNodes].map((node) => node.cloneNode(true)));
};

/** @param {Event} event */
const boxAt = ({ target }) => (target instanceof Element ? target.closest('.box') : null);
for (const figure of all(document, 'figure')) {
  figure.addEventListener('pointerover', (event) => point(boxAt(event)));
  figure.addEventListener('pointerleave', () => point(null));
  figure.addEventListener('focusin', (event) => point(boxAt(event)));
  figure.addEventListener('focusout', () => point(null));
}
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') point(null);
});

// The command ends once nobody has the page open; one that isn't in front is woken once a minute.
setInterval(() => {
  fetch('here', { method: 'POST' }).catch(() => {});
}, 45_000);
addEventListener('pagehide', () => {
  navigator.sendBeacon('gone');
});
// Back from the browser's memory it would be of files that may be others by now.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});
