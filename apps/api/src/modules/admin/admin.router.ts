import { adminSetRoleInput, adminUserInput, adminUserSchema, adminUsersInput, pageOf } from '@confab/shared';
import { router } from '../../platform/trpc.js';
import type { AdminService } from './admin.service.js';
import type { AdminProcedure } from './admin-procedure.js';

/** `admin.*`: the accounts of the whole server. */
export function createAdminRouter(admin: AdminService, adminProcedure: AdminProcedure) {
  return router({
    users: adminProcedure
      .input(adminUsersInput)
      .output(pageOf(adminUserSchema))
      .query(({ input }) => admin.users(input)),
    setRole: adminProcedure
      .input(adminSetRoleInput)
      .output(adminUserSchema)
      .mutation(({ input }) => admin.setRole(input.userId, input.role)),
    deactivate: adminProcedure
      .input(adminUserInput)
      .output(adminUserSchema)
      .mutation(({ input }) => admin.deactivate(input.userId)),
    reactivate: adminProcedure
      .input(adminUserInput)
      .output(adminUserSchema)
      .mutation(({ input }) => admin.reactivate(input.userId)),
  });
}
