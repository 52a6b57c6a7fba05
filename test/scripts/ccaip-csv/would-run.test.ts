import { expect, it } from 'vitest';
import { wouldRun } from '../../../scripts/ccaip-csv/would-run.ts';

it.each([
  '=1+1',
  '=',
  "+cmd|'/C calc'!A0",
  "-2+3+cmd|'/C calc'!A0",
  '@SUM(A1:A9)',
  '＝1+1',
  'Ada;=1+1',
  'Ada\t=1+1',
  'Ada\n=1+1',
  "Ada,'=1+1",
  '"=1+1"',
  ' =1+1',
  '+31205552101@ujet.example/=1',
  '-(1)',
])('a spreadsheet would run %j', (cell) => expect(wouldRun(cell)).toBe(true));

it.each([
  '',
  '-',
  'Ada',
  '-Hay',
  '+31205552101',
  '+31205552101@ujet.sip.carrier.example',
  '+31205552101;ext=12@ujet.sip.carrier.example',
  "O'Brien-Smith",
  '@home',
  'a=b',
  'Müller (extern)',
])('nothing of %j runs', (cell) => expect(wouldRun(cell)).toBe(false));
