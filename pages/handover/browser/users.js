import { ask, part } from './server.js';

/** The list of users: found, paged and ticked. @param {{ say: (text: string) => void, fail: (error: unknown) => void, done: () => void }} tell */
export const users = ({ say, fail, done }) => {
  const people = document.querySelector('#people');
  const find = /** @type {HTMLInputElement | null} */ (document.querySelector('#find'));
  const onlyLeft = /** @type {HTMLInputElement | null} */ (document.querySelector('#only-left'));
  if (people === null || find === null || onlyLeft === null) return;
  let asked = 0;

  /** @param {number} from */
  const show = async (from) => {
    const query = new URLSearchParams({
      find: find.value,
      from: String(from),
      ...(onlyLeft.checked && { left: 'true' }),
    });
    asked += 1;
    const mine = asked;
    try {
      const text = await part(`users?${query}`);
      // Whatever was typed since has an answer of its own.
      if (mine === asked) people.innerHTML = text;
    } catch (error) {
      fail(error);
    }
  };

  find.addEventListener('input', () => show(0));
  onlyLeft.addEventListener('change', () => show(0));
  people.addEventListener('click', async (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-from]') : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const label = button.textContent;
    await show(Number(button.dataset.from));
    // The list is new: who works by keyboard stays where they were.
    const buttons = /** @type {HTMLButtonElement[]} */ ([...people.querySelectorAll('button[data-from]')]);
    const same =
      buttons.find((one) => one.textContent === label && !one.disabled) ?? buttons.find((one) => !one.disabled);
    same?.focus();
    say(people.querySelector('.pager span')?.textContent ?? '');
  });
  people.addEventListener('change', async (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.dataset.user === undefined) return;
    try {
      const { left, isOver, said } = await ask('user', { upn: box.dataset.user, done: box.checked });
      box.closest('.person')?.classList.toggle('is-done', box.checked);
      say(`${left === 0 ? 'Every user is done' : `${left} ${left === 1 ? 'user' : 'users'} left`}. ${said}`);
      if (isOver) done();
    } catch (error) {
      box.checked = !box.checked;
      fail(error);
    }
  });
};
