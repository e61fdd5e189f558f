import {
  type Id,
  type Invitation,
  idSchema,
  type invitationsCreateInput,
  type invitationsListInput,
  LIMITS,
  MESSAGES,
  type Page,
  TIMES,
} from '@confab/shared';
import { ObjectId } from 'mongodb';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import { rateOf } from '../../platform/rate-limit.js';
import type { SharedRateLimiter } from '../../platform/shared-rate-limit.js';
import type { Caller } from '../../platform/trpc.js';
import type { Accounts } from '../auth/index.js';
import { canInviteAs, canManageInvitations, type TeamMemberDocument, type Teams } from '../teams/index.js';
import type { InvitationCodes } from './invitation-codes.js';
import type { InvitationDocument } from './invitations.model.js';
import { toInvitation } from './invitations.presenter.js';
import type { InvitationsRepository } from './invitations.repository.js';

const HOUR = 60 * 60_000;
const CREATIONS = rateOf('invitations.create', 50, 60 * 60);
/** The last invitation shown. */
const positionSchema = z.tuple([idSchema]);

interface InvitationsOptions {
  invitations: InvitationsRepository;
  codes: InvitationCodes;
  teams: Teams;
  accounts: Accounts;
  limiter: SharedRateLimiter;
  clock: Clock;
  publicUrl: string;
}

/** The use cases of those who invite. */
export class InvitationsService {
  readonly #options: InvitationsOptions;

  constructor(options: InvitationsOptions) {
    this.#options = options;
  }

  async create(maker: TeamMemberDocument, input: z.output<typeof invitationsCreateInput>): Promise<Invitation> {
    if (!canInviteAs(maker.role, input.role)) throw errors.forbidden();
    const { invitations, limiter } = this.#options;
    await limiter.take(CREATIONS, toId(maker.teamId));
    await this.#refuseBeyond(maker.teamId, LIMITS.openInvitationsPerTeam - 1);
    const invitation = this.#newInvitation(maker, input);
    await invitations.insert(invitation);
    // Several may have been made at once: whoever finds the limit passed takes back what nobody has seen yet.
    await this.#refuseBeyond(maker.teamId, LIMITS.openInvitationsPerTeam).catch(async (error: unknown) => {
      await invitations.remove(invitation._id);
      throw error;
    });
    return this.#presentOne(invitation);
  }

  async list(membership: TeamMemberDocument, input: z.output<typeof invitationsListInput>): Promise<Page<Invitation>> {
    if (!canManageInvitations(membership.role)) throw errors.forbidden();
    const rows = await this.#options.invitations.page(membership.teamId, {
      before: input.cursor === undefined ? null : toObjectId(decodeCursor(input.cursor, positionSchema)[0]),
      limit: input.limit + 1,
    });
    const page = toPage(rows, input.limit, { present: (row) => row, position: ({ _id }) => [toId(_id)] });
    return { items: await this.#present(page.items), nextCursor: page.nextCursor };
  }

  async revoke(caller: Caller, invitationId: Id): Promise<Invitation> {
    const { invitations, teams, clock } = this.#options;
    const found = await invitations.find(toObjectId(invitationId));
    const membership = found && (await teams.membership(found.teamId, toObjectId(caller.userId)));
    if (!found || !membership) throw errors.notFound(MESSAGES.invitationInvalid);
    if (!canManageInvitations(membership.role)) throw errors.forbidden();
    const revoked = await invitations.revoke(found._id, clock.now());
    return this.#presentOne(revoked ?? found);
  }

  #newInvitation(maker: TeamMemberDocument, input: z.output<typeof invitationsCreateInput>): InvitationDocument {
    const { codes, clock } = this.#options;
    const _id = new ObjectId();
    const code = codes.make();
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + input.expiresInHours * HOUR);
    return {
      _id,
      teamId: maker.teamId,
      codeHash: codes.hash(code),
      codeCipher: codes.seal(code, _id),
      role: input.role,
      maxUses: input.maxUses ?? null,
      uses: 0,
      usedBy: [],
      expiresAt,
      revokedAt: null,
      createdBy: maker.userId,
      deleteAt: new Date(expiresAt.getTime() + TIMES.endedSession),
      createdAt: now,
      updatedAt: now,
    };
  }

  async #refuseBeyond(teamId: ObjectId, limit: number): Promise<void> {
    const { invitations, clock } = this.#options;
    const open = await invitations.countOpen(teamId, clock.now());
    if (open > limit) throw errors.precondition(MESSAGES.tooManyInvitations);
  }

  async #presentOne(invitation: InvitationDocument): Promise<Invitation> {
    const [presented] = await this.#present([invitation]);
    if (!presented) throw errors.notFound(MESSAGES.invitationInvalid);
    return presented;
  }

  async #present(rows: readonly InvitationDocument[]): Promise<Invitation[]> {
    const { accounts, codes, publicUrl } = this.#options;
    const makers = await accounts.refs(rows.map(({ createdBy }) => createdBy));
    return rows.flatMap((row) => {
      const createdBy = makers.get(toId(row.createdBy));
      const code = codes.open(row.codeCipher, row._id) ?? '';
      return createdBy ? [toInvitation(row, { code, createdBy, publicUrl })] : [];
    });
  }
}
