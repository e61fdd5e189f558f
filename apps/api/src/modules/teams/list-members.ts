import { idSchema, type Page, type TeamMember, type TeamRole, type teamsMembersInput } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { toId, toObjectId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import type { Accounts } from '../auth/index.js';
import type { TeamMembersRepository } from './team-members.repository.js';
import type { TeamMemberDocument } from './teams.model.js';
import { toTeamMember } from './teams.presenter.js';

/** The account of the last member shown. */
const positionSchema = z.tuple([idSchema]);
/** How many members are looked through at a time for those whose names fit. */
const BATCH = 1_000;

interface Wanted {
  role: TeamRole | undefined;
  query: string;
  after: ObjectId | null;
  count: number;
}

/** Looks members of teams up, by account, all of them or by the beginning of their names. */
export class ListMembers {
  readonly #members: TeamMembersRepository;
  readonly #accounts: Accounts;

  constructor(options: { members: TeamMembersRepository; accounts: Accounts }) {
    this.#members = options.members;
    this.#accounts = options.accounts;
  }

  async page(teamId: ObjectId, input: z.output<typeof teamsMembersInput>): Promise<Page<TeamMember>> {
    const rows = await this.#find(teamId, {
      role: input.role,
      query: input.query ?? '',
      after: input.cursor === undefined ? null : toObjectId(decodeCursor(input.cursor, positionSchema)[0]),
      count: input.limit + 1,
    });
    const page = toPage(rows, input.limit, { present: (row) => row, position: ({ userId }) => [toId(userId)] });
    return { items: await this.#present(page.items), nextCursor: page.nextCursor };
  }

  async #present(rows: readonly TeamMemberDocument[]): Promise<TeamMember[]> {
    const users = await this.#accounts.refs(rows.map(({ userId }) => userId));
    return rows.flatMap((row) => {
      const user = users.get(toId(row.userId));
      return user ? [toTeamMember(row, user)] : [];
    });
  }

  async #find(teamId: ObjectId, wanted: Wanted): Promise<TeamMemberDocument[]> {
    const { role, query, count } = wanted;
    if (query === '') return this.#members.page(teamId, { role, after: wanted.after, limit: count });
    const found: TeamMemberDocument[] = [];
    let after = wanted.after;
    for (;;) {
      const batch = await this.#members.page(teamId, { role, after, limit: BATCH });
      const fitting = await this.#accounts.matching(
        batch.map(({ userId }) => userId),
        query,
      );
      found.push(...batch.filter(({ userId }) => fitting.has(toId(userId))));
      after = batch.at(-1)?.userId ?? null;
      if (found.length >= count || batch.length < BATCH) return found.slice(0, count);
    }
  }
}
