import { z } from 'zod';
import { field } from './field.ts';
import { graphPage } from './page.ts';
import { alsoCalled, roster, rosterUsers, rosterValues } from './roster.ts';

const page = graphPage('user-assignlicense');

const country = z.string().regex(/^[A-Z]{2}$/);

const approved = (what: string) =>
  field(z.int().min(0).optional(), {
    description: `How many numbers a person has agreed to ${what}: as many licences may go back.`,
    allowed: 'a whole number, 0 or more',
  });

/** The licences without which a user can have no number, where the tenant file lets them be given. */
export const licencesArgs = z.strictObject({
  people: field(roster(country), {
    description:
      'Country by user (sign-in name), which becomes the usage location where the user has none. What was given to a user who is removed here goes back by LicenceReturns.',
    allowed: 'a country of two letters, e.g. NL, by sign-in name',
    asText: true,
    teams: 'usageLocation',
    page,
  }),
  whenShort: field(z.enum(['nothing', 'whatIsFree']).default('nothing'), {
    description:
      'Where fewer licences are free than are needed: nobody is given any, or what is free is given, by sign-in name. Default: nothing.',
    allowed: 'nothing or whatIsFree',
  }),
  alsoCalled: alsoCalled(),
  approvedReleases: approved('take from their users'),
  approvedMoves: approved('give to other users'),
});

export const licencesState = z.strictObject({
  users: rosterUsers(),
  people: rosterValues('country'),
  leaving: field(z.string(), {
    description:
      'What goes back, a line for each user who is named no more: sign-in name, Entra object id, part numbers, and since when.',
    allowed: 'lines',
  }),
  problems: field(z.string(), {
    description: 'Why somebody was given none, as JSON; empty where all is well.',
    allowed: 'a text',
  }),
});

export type LicencesArgs = z.output<typeof licencesArgs>;
export type LicencesState = z.output<typeof licencesState>;
