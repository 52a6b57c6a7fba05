import pin from './teams-module.json' with { type: 'json' };

/** The newest version of the last major release that trunkline was made for. */
const newest = `${Number(pin.below.split('.')[0]) - 1}.99.99`;

/** What installs a module that trunkline was made for, as a person types it in PowerShell. */
export const installModule = `Install-Module ${pin.name} -Scope CurrentUser -MinimumVersion ${pin.minimum} -MaximumVersion ${newest}`;
