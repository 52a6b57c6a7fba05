/** What the page does while somebody types and points. The answers are the server's: nothing is worked out here. */
// @ts-nocheck: it runs in a browser, whose words the project's types don't know.

const by = (id) => document.getElementById(id);
const form = document.querySelector('form');
const main = document.querySelector('main');
const number = by('number');
let asked = 0,
  told,
  controller;

const isOver = () => new FormData(form).get('call') === 'handed over';

const fields = () => {
  const values = new URLSearchParams(new FormData(form));
  values.set('reading', main.dataset.reading);
  return values;
};

const draw = (name, way) => {
  const on = new Set(way.map(String));
  const figure = by(name);
  if (!figure) return;
  for (const box of figure.querySelectorAll('.box')) box.classList.toggle('on-way', on.has(box.dataset.box));
  for (const line of figure.querySelectorAll('.line'))
    line.classList.toggle('on-way', on.has(line.dataset.from) && on.has(line.dataset.to));
};

const ask = async () => {
  asked += 1;
  const mine = asked;
  controller?.abort();
  controller = new AbortController();
  try {
    const response = await fetch(`ask?${fields()}`, { signal: controller.signal });
    const answer = await response.json();
    if (mine !== asked) return;
    const isClosed = document.querySelector('#answers .explain:not([open])') !== null;
    by('answers').innerHTML = answer.html;
    if (isClosed) for (const one of document.querySelectorAll('#answers .explain')) one.open = false;
    draw('before', answer.ways.before);
    draw('after', answer.ways.after);
    by('people').replaceChildren(
      ...answer.people.map((name) => Object.assign(document.createElement('option'), { value: name })),
    );
    clearTimeout(told);
    told = setTimeout(() => {
      by('said').textContent = answer.said;
    }, 700);
  } catch (error) {
    if (error.name === 'AbortError' || mine !== asked) return;
    by('answers').innerHTML = '<p class="go-on"></p>';
    by('said').textContent = by('answers').firstChild.textContent =
      'There is no answer any more: the command has ended. Start npm run look again.';
  }
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
});
form.addEventListener('input', () => {
  by('who').hidden = isOver();
  const label = document.querySelector('label[for=number]');
  label.textContent = isOver() ? label.dataset.over : label.dataset.dialled;
  ask();
});
form.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-key],button[data-erase]');
  if (!button) return;
  const { key, erase } = button.dataset;
  number.value = erase === 'all' ? '' : erase ? number.value.slice(0, -1) : number.value + key;
  ask();
});

const reach = (lines, start, near, far) => {
  const found = new Set([start]);
  for (const one of found) for (const line of lines) if (line.dataset[near] === one) found.add(line.dataset[far]);
  return found;
};

const pointed = by('pointed');
const point = (box) => {
  for (const lit of document.querySelectorAll('.lit')) lit.classList.remove('lit');
  for (const figure of document.querySelectorAll('figure')) figure.classList.toggle('pointing', figure.contains(box));
  pointed.hidden = !box;
  if (!box) return;
  const figure = box.closest('figure');
  const lines = [...figure.querySelectorAll('.line')];
  const before = reach(lines, box.dataset.box, 'to', 'from');
  const after = reach(lines, box.dataset.box, 'from', 'to');
  const isLit = (at) => before.has(at) || after.has(at);
  for (const one of figure.querySelectorAll('.box')) one.classList.toggle('lit', isLit(one.dataset.box));
  for (const line of lines) {
    const { from, to } = line.dataset;
    line.classList.toggle('lit', (before.has(from) && before.has(to)) || (after.has(from) && after.has(to)));
  }
  pointed.replaceChildren(...[...by(box.hash.slice(1)).childNodes].map((node) => node.cloneNode(true)));
};
for (const figure of document.querySelectorAll('figure')) {
  figure.addEventListener('pointerover', (event) => point(event.target.closest('.box')));
  figure.addEventListener('pointerleave', () => point(null));
  figure.addEventListener('focusin', (event) => point(event.target.closest('.box')));
  figure.addEventListener('focusout', () => point(null));
}
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') point(null);
});

// The command ends once nobody has the page open: a page that isn't in front is woken once a minute.
setInterval(() => fetch('here', { method: 'POST' }).catch(() => {}), 45_000);
addEventListener('pagehide', () => navigator.sendBeacon('gone'));
// Back from the browser's memory the files may be others.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
