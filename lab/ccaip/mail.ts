import type { LabContext } from '../context.ts';

/** Who is added gets a link by which to activate the account (GUIDE); it has no end (DOC add-edit-user). */
export const mailActivation = ({ store, clock }: Pick<LabContext, 'store' | 'clock'>, to: string): void =>
  store.put('ccaipMail', String(store.list('ccaipMail').length), { to, sentAt: new Date(clock.now()).toISOString() });
