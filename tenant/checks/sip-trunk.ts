import type { Finding } from '../source/finding.ts';
import { inboundDomainOf, providerOf } from '../trunk-of.ts';
import { type TrunkProvider, trunkProviderNames, trunkProviders } from '../trunk-providers.ts';
import type { Check, Subject } from './check.ts';
import { repeats } from './repeats.ts';

/** A trunk whose provider and settings don't go together, and settings that don't go with each other. */
export const sipTrunk: Check = (subject) => [
  ...settings(subject),
  ...inbound(subject),
  ...carriersHost(subject),
  ...carriersName(subject),
  ...trunksSbc(subject),
  ...codecs(subject),
  ...ofProvider(subject),
];

/** Words of a provider that isn't the trunk's, and a provider without its words. */
const settings = ({ file, touched }: Subject): Finding[] => {
  if (file.sipTrunk === undefined || touched(['sipTrunk', 'provider'])) return [];
  const provider = providerOf(file) ?? 'byo';
  const others = trunkProviderNames.flatMap((other): Finding[] => {
    if (other === provider || file.sipTrunk?.[other] === undefined) return [];
    const { name } = trunkProviders[other];
    return [
      {
        path: ['sipTrunk', other],
        message: `a trunk at ${name} is described, and the provider is ${provider}.`,
        allowed: `What up makes at ${name} stands with provider: ${other}.`,
        fix: `write provider: ${other}, or remove ${other}.`,
      },
    ];
  });
  if (provider === 'byo' || file.sipTrunk[provider] !== undefined || touched(['sipTrunk', provider])) return others;
  const { name, example } = trunkProviders[provider];
  return [
    ...others,
    {
      path: ['sipTrunk', provider],
      message: `${provider} is missing, and the provider is ${provider}.`,
      allowed: `What up makes at ${name} stands under ${provider}; a trunk that is there already, and that nothing is to be made of, is provider: byo.`,
      fix: `add it, e.g. ${provider}: ${example}.`,
    },
  ];
};

/** Where CCAIP sends calls is said by neither the domain nor the provider's settings. */
const inbound = ({ file, touched, misspelt }: Subject): Finding[] => {
  const provider = providerOf(file);
  if (provider === undefined || file.sipTrunk?.[provider] === undefined) return [];
  const { name, inboundWord } = trunkProviders[provider];
  const path = ['sipTrunk', provider, inboundWord];
  if (inboundDomainOf(file) !== undefined || touched(['sipTrunk', 'inboundDomain']) || touched(path)) return [];
  if (misspelt(['sipTrunk']) || misspelt(['sipTrunk', provider])) return [];
  return [
    {
      path,
      message: `${inboundWord} is missing, and there is no inboundDomain either.`,
      allowed: `CCAIP sends calls to ${inboundWord} at ${name}, or to the domain that sipTrunk.inboundDomain names.`,
      fix: `add ${inboundWord}, or sipTrunk.inboundDomain if CCAIP calls another domain.`,
    },
  ];
};

const carriersHost = ({ file }: Subject): Finding[] => {
  const provider = providerOf(file);
  if (provider === undefined || file.sipTrunk?.fqdn === undefined) return [];
  return [
    {
      path: ['sipTrunk', 'fqdn'],
      message: `"${file.sipTrunk.fqdn}" is said, and up makes the trunk at ${trunkProviders[provider].name}.`,
      allowed: 'fqdn is the host of a trunk that is there already (provider: byo), which an SBC of yours connects to.',
      fix: 'remove fqdn.',
    },
  ];
};

/** The name of another carrier's trunk: what up makes has a name of its own, so nothing in Teams would lead to it. */
const carriersName = ({ file }: Subject): Finding[] => {
  const provider = providerOf(file);
  const typed = file.sipDomain?.name;
  if (provider === undefined || typed === undefined || isOwnName(typed, provider)) return [];
  const { name, nameSuffix } = trunkProviders[provider];
  return [
    {
      path: ['sipDomain', 'name'],
      message: `"${typed}" isn't a name that ${name} makes.`,
      allowed: `With provider: ${provider} the SIP domain is the trunk's own name, which ends in ${nameSuffix}.`,
      fix: `where people call by "${typed}" already, write provider: byo (docs/sip-trunk.md, "From another carrier", says how calls move); else leave it out, here and at the SBC: up writes the name.`,
    },
  ];
};

const isOwnName = (name: string, provider: TrunkProvider): boolean =>
  name.toLowerCase().endsWith(trunkProviders[provider].nameSuffix);

/** A provider that makes the name makes one for the SIP domain and the SBC. */
const trunksSbc = ({ file, touched }: Subject): Finding[] => {
  const provider = providerOf(file);
  const name = file.sipDomain?.name;
  if (provider === undefined || name === undefined || file.sbcs === undefined || touched(['sbcs'])) return [];
  if (!isOwnName(name, provider)) return [];
  const sbcs = [...file.sbcs.values()];
  if (sbcs.some(({ fqdn }) => fqdn === undefined || fqdn.toLowerCase() === name.toLowerCase())) return [];
  return [
    {
      path: ['sipDomain', 'name'],
      message: `"${name}" isn't the name of an SBC here.`,
      allowed: `At ${trunkProviders[provider].name} the trunk's one name is the SIP domain and the SBC.`,
      fix: `write fqdn: ${name} at the SBC that is the trunk, or leave out the names that aren't the trunk's: up writes them.`,
    },
  ];
};

const codecs = (subject: Subject): Finding[] =>
  repeats(
    subject,
    (subject.file.sipTrunk?.codecs ?? []).map((value, at) => ({ value, path: ['sipTrunk', 'codecs', at] })),
    'Each codec stands once, in order.',
    'remove the second.',
  );

const ofProvider = (subject: Subject): Finding[] => {
  const provider = providerOf(subject.file);
  const typed = provider && subject.file.sipTrunk?.[provider];
  if (provider === undefined || typed === undefined) return [];
  const above = ['sipTrunk', provider];
  const unclear = (setting: string): boolean => subject.misspelt(above) || subject.touched([...above, setting]);
  const { findings, once } = trunkProviders[provider].judge(typed, unclear);
  return [
    ...findings.map((finding) => ({ ...finding, path: [...above, ...finding.path] })),
    ...once.flatMap(({ places, why, fix }) =>
      repeats(
        subject,
        places.map(({ value, path }) => ({ value, path: [...above, ...path] })),
        why,
        fix,
      ),
    ),
  ];
};
