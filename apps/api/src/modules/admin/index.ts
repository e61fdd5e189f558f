import type { CollectionDefinition } from '../../platform/mongo/index.js';
import type { AuthModule } from '../auth/index.js';
import { createAdminRouter } from './admin.router.js';
import { AdminService } from './admin.service.js';
import { createAdminProcedure } from './admin-procedure.js';

/** What server admins do. They have no right in teams and rooms beyond being in them. */
export function createAdminModule({ auth }: { auth: Pick<AuthModule, 'accounts' | 'accountChanges'> }) {
  const { accounts, accountChanges } = auth;
  const collections: CollectionDefinition[] = [];
  const admin = new AdminService({ accounts, accountChanges });
  return { router: createAdminRouter(admin, createAdminProcedure(accounts)), collections };
}
