import type { Id, Me, User, UserRef } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { Caller } from '../../platform/trpc.js';
import type { UserDocument } from './auth.model.js';

/** An account without its secrets: what every module but this one sees of it. */
export type Account = Omit<UserDocument, 'passwordHash' | 'firstAdmin'>;

/** Which accounts to list, by username upwards. Deactivated ones are left out, except for server admins. */
export interface AccountSearch {
  /** The beginning of a username, of a name or of a word in it; empty for all. */
  query: string;
  /** Only these; null for everybody. */
  among: readonly ObjectId[] | null;
  /** The username after which to go on. */
  after: string | null;
  limit: number;
  /** Deactivated ones as well, and also by the beginning of the e-mail address. */
  forAdmins?: boolean;
}

/** What somebody may change of their own account. */
export type ProfileChange = Partial<
  Pick<Account, 'displayName' | 'username' | 'bio' | 'status' | 'email' | 'avatarFileId'>
>;

/** The accounts, as other modules may use them. */
export interface Accounts {
  find(userId: ObjectId): Promise<Account | null>;
  /** The active account of exactly this e-mail address or username. */
  findByLogin(login: string): Promise<Account | null>;
  /** Those of these usernames that somebody has, active or not. */
  findByUsernames(usernames: readonly string[]): Promise<ObjectId[]>;
  /** The accounts that exist of those named, by id. */
  findMany(userIds: readonly ObjectId[]): Promise<Map<Id, Account>>;
  /** How everything refers to these people, by id; from a cache that is at most 5 s old. */
  refs(userIds: readonly ObjectId[]): Promise<Map<Id, UserRef>>;
  /** Those of `userIds` whose names begin with `query`, active or not. */
  matching(userIds: readonly ObjectId[], query: string): Promise<Set<Id>>;
  search(search: AccountSearch): Promise<Account[]>;
  toUserRef(account: Account): UserRef;
  /** `withEmail` for the person itself and for server admins. */
  toUser(account: Account, options: { withEmail: boolean }): User;
  toMe(account: Account): Me;
}

/** Changes of accounts. All of them publish `accountChanged`, and throw `NOT_FOUND` where there is no such account. */
export interface AccountChanges {
  /** Throws `BAD_REQUEST` about `field` unless it is the account's password; wrong ones count like those at sign-in. */
  demandPassword(userId: ObjectId, presented: { password: string; field: string; address: string }): Promise<void>;
  /** Throws `CONFLICT` where the e-mail address or the username is somebody else's. */
  changeProfile(userId: ObjectId, change: ProfileChange): Promise<Account>;
  /** Throws `PRECONDITION_FAILED` where nobody would be left as the server's admin. */
  setRole(userId: ObjectId, role: Account['role']): Promise<Account>;
  /** Ends all sessions as well. Throws `PRECONDITION_FAILED` where nobody would be left as the server's admin. */
  deactivate(userId: ObjectId): Promise<Account>;
  reactivate(userId: ObjectId): Promise<Account>;
}

/** What whoever looks after the server does at its terminal. */
export interface AccountTools {
  /** Makes an account as registering would; the first of all becomes the server's admin. */
  create(account: { email: string; username: string; displayName: string; password: string }): Promise<ObjectId>;
  /** A link with which a new password can be chosen; null for an account that cannot have one. */
  passwordLink(account: Account): Promise<string | null>;
}

/** Somebody signed in, until when by this token. */
export interface SignedIn extends Caller {
  expiresAt: Date;
}

/** Sessions, as the transports may use them. None of these throws for a bad token. */
export interface Sessions {
  /** Whom an access token is for; null if it is bad or expired, its session over or its user gone or deactivated. */
  authenticate(accessToken: string): Promise<SignedIn | null>;
  /** The same for the value of the cookie `confab_files`, which is good for reading files only. */
  authenticateFiles(filesToken: string): Promise<SignedIn | null>;
  /** Whether a session that was authenticated before still holds; for sockets, call by call. */
  callerOf(sessionId: Id): Promise<Caller | null>;
  /** Notes that the session is in use, at most once a minute. */
  touch(sessionId: Id): Promise<void>;
}

/** Keys for the other modules' own purposes, all from the one secret of the server. */
export interface Secrets {
  /** 32 bytes that are the same for the same purpose, on every node and after every restart. */
  derive(purpose: string): Buffer;
}
