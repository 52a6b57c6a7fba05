import type { Voice } from '../../../routing/compile.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import type { Picture } from './box.ts';
import { carriersOf } from './carriers.ts';
import { peopleOf } from './people.ts';
import { plansOf } from './plans.ts';

/** A tenant as boxes in columns, from people and sites to SBCs, in the order of its file. Large ones are grouped. */
export const pictureOf = (tenant: Tenant, voice: Voice): Picture => {
  const people = peopleOf(tenant, voice);
  const plans = plansOf(voice, people.examples);
  const carriers = carriersOf(tenant, voice);
  const boxes = [...people.boxes, ...plans.boxes, ...carriers.boxes];
  const known = new Set(boxes.map(({ id }) => id));
  return {
    boxes,
    lines: [...people.lines, ...plans.lines, ...carriers.lines].filter(
      ({ from, to }) => known.has(from) && known.has(to),
    ),
    boxOfUser: people.boxOfUser,
    boxOfRoute: carriers.boxOfRoute,
  };
};
