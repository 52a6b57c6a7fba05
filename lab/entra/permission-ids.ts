/**
 * Permissions of Microsoft Graph: name, id of the delegated scope, id of the application role; `null` where there is none.
 * Ids from microsoft-graph-devx-content permissions/new/provisioningInfo.json; the four OIDC scopes and
 * DelegatedPermissionGrant.Read.All and RoleManagement.Read.Directory from public repositories.
 */
export const graphPermissions: readonly (readonly [name: string, scope: string | null, role: string | null])[] = [
  ['User.Read', 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', null],
  ['User.ReadBasic.All', 'b340eb25-3456-403f-be2f-af7a0d370277', '97235f07-e226-4f63-ace3-39588e11d3a1'],
  ['User.Read.All', 'a154be20-db9c-4678-8ab7-66f6cc099a59', 'df021288-bdef-4463-88db-98f22de89214'],
  ['User.ReadWrite.All', '204e0828-b5ca-4ad8-b9f3-f32a958e7cc4', '741f803b-c850-494e-b5df-cde7c675a1ca'],
  ['Presence.Read', '76bc735e-aecd-4a1d-8b4c-2b915deabb79', null],
  ['Presence.Read.All', '9c7a330d-35b3-4aa1-963d-cb2b9f927841', 'a70e0c2d-e793-494c-94c4-118fa0a67f42'],
  ['Presence.ReadWrite', '8d3c54a7-cf58-4773-bf81-c0cd6ad522bb', null],
  ['Presence.ReadWrite.All', null, '83cded22-8297-4ff6-a7fa-e97e9545a259'],
  ['offline_access', '7427e0e9-2fba-42fe-b0c0-848c9e6a8182', null],
  ['openid', '37f7f235-527c-4136-accd-4a02d197296e', null],
  ['profile', '14dad69e-099b-42c9-810b-d002981feec1', null],
  ['email', '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0', null],
  ['Directory.Read.All', '06da0dbc-49e2-44d2-8312-53f166ab848a', '7ab1d382-f21e-4acd-a863-ba3e13f7da61'],
  ['Directory.ReadWrite.All', 'c5366453-9fb0-48a5-a156-24f0c49a4b84', '19dbc75e-c2e2-444c-a770-ec69d8559fc7'],
  ['Organization.Read.All', '4908d5b9-3fb2-4b1e-9336-1888b7937185', '498476ce-e0fe-48b0-b801-37ba7e2685c6'],
  ['Group.Read.All', '5f8c59db-677d-491f-a6b8-5f174b11ec1d', '5b567255-7703-4780-807c-7be8301ae99b'],
  ['Application.Read.All', 'c79f8feb-a9db-4090-85f9-90d820caa0eb', '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30'],
  ['Application.ReadWrite.All', 'bdfbf15f-ee85-4955-8675-146e8e5296b5', '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9'],
  ['Application.ReadWrite.OwnedBy', null, '18a4783c-866b-4cc7-a460-3d5e5662c884'],
  ['AppRoleAssignment.ReadWrite.All', '84bccea3-f856-4a8a-967b-dbe0a3d53a64', '06b708a9-e830-4db3-a914-8e69da51d44f'],
  ['DelegatedPermissionGrant.Read.All', 'a197cdc4-a8e8-4d49-9d35-4ca7c83887b4', '81b4724a-58aa-41c1-8a55-84ef97466587'],
  [
    'DelegatedPermissionGrant.ReadWrite.All',
    '41ce6ca6-6826-4807-84f1-1c82854f7ee5',
    '8e8e4742-1d95-4f68-9d56-6ee75648c72a',
  ],
  ['RoleManagement.Read.Directory', '741c54c3-0c1e-44a1-818b-3f97ab4e8c83', '483bed4a-2ad3-4361-a73b-c83ccdbdc53c'],
  ['CallRecords.Read.All', null, '45bbb07e-7321-4fd7-a8f6-3ff27e6a81c8'],
  ['CallRecord-PstnCalls.Read.All', null, 'a2611786-80b3-417e-adaa-707d4261a5f0'],
  ['LicenseAssignment.Read.All', 'f395577a-0960-456b-979f-7228de0c5996', 'e2f98668-2877-4f38-a2f4-8202e0717aa1'],
  ['LicenseAssignment.ReadWrite.All', 'f55016cc-149c-447e-8f21-7cf3ec1d6350', '5facf0c1-8979-4e95-abcf-ff3d079771c0'],
  ['Domain.Read.All', '2f9ee017-59c1-4f1d-9472-bd5529a7b311', 'dbb9058a-0e50-45d7-ae91-66909b5d4664'],
  ['Domain.ReadWrite.All', '0b5d694c-a244-4bde-86e6-eb5cd07730fe', '7e05723c-0bb0-42da-be95-ae9f08a6e53c'],
  ['TeamsTelephoneNumber.Read.All', '1bc6eab1-058d-4557-b011-d4c41cec88b7', '39b17d18-680c-41f4-b9c2-5f30629e7cb6'],
  [
    'TeamsTelephoneNumber.ReadWrite.All',
    '424b07a8-1209-4d17-9fe4-9018a93a1024',
    '0a42382f-155c-4eb1-9bdc-21548ccaa387',
  ],
  ['TeamsUserConfiguration.Read.All', '5c469ce4-dab5-4afd-b9de-14f1ba4004a7', 'a91eadaf-2c3c-4362-908b-fb172d208fc6'],
  [
    'TeamsPolicyUserAssign.ReadWrite.All',
    '6997c35c-a586-440c-8a0b-4ffe5d118dc0',
    '1801e8f4-cf09-4c4e-a1b5-036dfcca6c90',
  ],
  ['TeamsResourceAccount.Read.All', 'ea2cbd09-253c-4f69-a0e6-07383c5f07cc', 'b55aa226-33a1-4396-bcf4-edce5e7a31c1'],
];
