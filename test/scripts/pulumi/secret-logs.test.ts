import { describe, expect, it } from 'vitest';
import { refusals } from '../../../scripts/pulumi/refusals.ts';

const pathsOf = (line: string, env: Record<string, string> = {}) =>
  refusals({ args: line.split(' '), env, hasPowerShell: true }).map(({ path }) => path);

describe('logs that show secrets', () => {
  it.each(['up -s contoso -v=9', 'up -s contoso -v 9', 'up -v11 -s contoso', 'up --verbose 10', 'preview --verbose=9'])(
    'are refused: %s',
    (line) => {
      expect(pathsOf(line)).toEqual(['--verbose']);
    },
  );

  it.each(['up -s contoso -v=8', 'up -s contoso -v 3 --logtostderr', 'up -s v9'])('are not: %s', (line) => {
    expect(pathsOf(line)).toEqual([]);
  });

  it.each(['up --tracing=file:./trace', 'up --tracing file:./trace'])('nor traces: %s', (line) => {
    expect(pathsOf(line)).toEqual(['--tracing']);
  });

  it.each([
    ['PULUMI_OPTION_VERBOSE', '9'],
    ['PULUMI_OPTION_TRACING', 'file:./trace'],
    ['PULUMI_OPTION_OTEL_TRACES', 'file:./trace'],
    ['PULUMI_DEBUG_GRPC', 'grpc.json'],
    ['TF_LOG', 'TRACE'],
  ])('are refused where %s=%s asks for them', (name, value) => {
    expect(pathsOf('up -s contoso', { [name]: value })).toEqual([name]);
    expect(pathsOf('up -s contoso', { [name]: value, TRUNKLINE_ALLOW_SECRET_LOGS: '1' })).toEqual([]);
  });
});
