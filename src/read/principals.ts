/** Who else a record names beside the account: keys, users, teams, tenants; found by their usual names. */
import { plainName } from './column-name.js';
import type { SeenColumn, SeenColumns } from './presets/seen-columns.js';

function names(text: string): readonly string[] {
  return text
    .split(/\s+/)
    .filter((name) => name !== '')
    .map(plainName);
}

/** Best first; the name of a column's last step counts as well: `metadata.user_api_key_hash`. */
const principals: Readonly<Record<string, readonly string[]>> = {
  key: names(
    `user_api_key_hash api_key_id apim_subscription_id key_id x-api-key-id api_key_hash api_key apikey authenticated_entity.id
     credential_id access_key_id subscription_id key`,
  ),
  user: names(
    `end_user end_user_id user_id enduser.id user.id request_user_id user_api_key_user_id requester username consumer.username
     remote_user principal_id object_id identity.arn caller caller_id user`,
  ),
  team: names('team_id user_api_key_team_id team x-team-id'),
  tenant: names('tenant_id tenant x-tenant x-tenant-id customer_id customer organization_id org_id organization org'),
  project: names('project_id project app application'),
  session: names('session_id gen_ai.conversation.id conversation_id session trace_id'),
};

/** Those that every event tells, whoever is the account. */
export const principalSlots = ['key', 'tenant'] as const;

export const principalIds: readonly string[] = Object.keys(principals);

/** Names whose values are computed; all others are columns. */
export const computed = ['source', 'network', 'model'] as const;
export type Computed = (typeof computed)[number];

/** Words `--by` knows, for help and messages. */
export const identityWords: readonly string[] = ['account', ...principalIds, ...computed];

/** The column that names a principal of this kind and has values; undefined when none does. */
export function columnOfPrincipal(
  id: string,
  seen: SeenColumns,
  isMeant: (column: SeenColumn) => boolean = () => true,
): SeenColumn | undefined {
  const columns = seen.all.filter((column) => isWordy(column) && isMeant(column));
  for (const name of principals[id] ?? []) {
    const found =
      columns.find(({ plain }) => plain === name) ?? columns.find(({ plain }) => plain.endsWith(`.${name}`));
    if (found !== undefined) return found;
  }
  return undefined;
}

export function principalsIn(seen: SeenColumns): readonly (readonly [string, string])[] {
  return principalIds.flatMap((id) => {
    const column = columnOfPrincipal(id, seen);
    return column === undefined ? [] : [[id, column.name] as const];
  });
}

function isWordy({ values }: SeenColumn): boolean {
  return values.length > 0 && values.every((value) => ['string', 'number', 'bigint'].includes(typeof value));
}
