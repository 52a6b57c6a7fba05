import { z } from 'zod';

/** What is done about the licences that people of users.csv lack for a number. */
export const licences = z.enum(['check', 'assign', 'assignWhatIsFree']).meta({
  description:
    'Licences that people lack for a number (Phone System, Teams). check: a preview says who lacks what. assign: up adds the add-on of their plan, by the setup identity (TRUNKLINE_SETUP_*), nobody any where fewer are free than are needed; what it added goes back when the row goes, after the number. assignWhatIsFree: the same, as far as they go, by sign-in name. Nothing is bought. Default: check.',
  examples: ['assign'],
});
