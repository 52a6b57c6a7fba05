import { Telnyx } from 'telnyx';
import { telnyxBase } from '../../../lab/telnyx/base.ts';
import { labTelnyxKey } from '../../../lab/telnyx/credential.ts';
import { type LabFixture, openLab } from '../lab-fixture.ts';

export interface TelnyxLab extends LabFixture {
  /** The genuine client, which tries nothing twice. */
  readonly telnyx: Telnyx;
}

export const clientOf = (lab: LabFixture, apiKey = labTelnyxKey): Telnyx =>
  new Telnyx({ apiKey, baseURL: `${lab.url}${telnyxBase}`, maxRetries: 0 });

/** A lab of its own with the client of its account at Telnyx. */
export const openTelnyx = async (): Promise<TelnyxLab> => {
  const lab = await openLab();
  return { ...lab, telnyx: clientOf(lab) };
};
