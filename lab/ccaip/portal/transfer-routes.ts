import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { logTransfer } from '../transfer/log-transfer.ts';
import { lookAround, placeTransfers } from '../transfer/place-transfer.ts';
import { aCustomer, readQuestion } from '../transfer/question.ts';
import { transferView } from '../transfer/view.ts';
import { tell } from '../transfer/words/tell.ts';
import type { Told } from '../transfer/words/told.ts';
import { readForm } from './form.ts';
import { places } from './layout.ts';
import { type TransferForm, transferPage } from './transfer-page.ts';

/** The agent's transfer view: whom a call may go to, and by its buttons what becomes of it, hop by hop. */
export const transferPageRoutes = (lab: LabContext): Hono => {
  const app = new Hono();
  const page = async (form: TransferForm, told?: Told) =>
    transferPage(transferView(lab.store, await lookAround(lab)), form, told);

  app.get(places.transfer, async (c) => c.html(await page({ by: '', caller: aCustomer })));
  app.post(places.transfer, async (c) => {
    const sent = await readForm(c);
    const form = { by: sent.one('by'), caller: sent.one('caller') };
    const whom = sent.one('queue') === '' ? { to: sent.one('to') } : { queue: sent.one('queue') };
    const by = form.by === '' ? {} : { by: form.by };
    const [call] = await placeTransfers(lab, [readQuestion({ ...whom, ...by, caller: form.caller })]);
    if (call === undefined) return c.notFound();
    logTransfer(lab, call);
    return c.html(await page(form, tell(call)));
  });
  return app;
};
