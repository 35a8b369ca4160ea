import { currentFramework } from '#server/catalog/index.ts';
import { giveJobRole, type JobRoleAssignment } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { Refusal } from '#server/shared/refusal.ts';

export class RoleProfileUnknown extends Refusal {
  constructor() {
    const detail = 'The framework has no such role profile.';
    super('invalid', 'skills/role-profile-unknown', detail, { errors: [{ pointer: '#/roleProfileId', detail }] });
  }
}

/** Give somebody a job role of the framework in force. @throws {RoleProfileUnknown} @throws {JobRoleHeld} @throws {NotFound} */
export async function assignJobRole(context: Context, assignment: JobRoleAssignment): Promise<void> {
  const { profiles } = await currentFramework(context);
  if (!profiles.some(({ id }) => id === assignment.roleProfileId)) throw new RoleProfileUnknown();
  await giveJobRole(context, assignment);
}
