import type { VoiceConfig } from './config.ts';

/** Whether what leaves is an emergency number, by digits: as it is dialled, with a +, or in a form that a person confirmed. */
export const isEmergencyForm = ({ emergencyForms = [] }: VoiceConfig, number: string, called: string): boolean =>
  called === number ||
  called === `+${number}` ||
  emergencyForms.some((form) => form.number === number && form.sentAs === called);
