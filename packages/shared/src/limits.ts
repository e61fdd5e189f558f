/** Every size and count the API holds its callers to. Lengths of text are in code points unless the name says otherwise. */
export const LIMITS = {
  messageBody: 10_000,
  attachmentsPerMessage: 10,
  /** The default of `MAX_UPLOAD_BYTES`. */
  uploadBytes: 25 * 1024 * 1024,
  /** Larger pictures are files like any other: they are neither measured nor shown small. */
  pictureBytes: 25 * 1024 * 1024,
  picturePixels: 40_000_000,
  /** The longer side of a thumbnail. */
  thumbnailPixels: 360,
  fileNameBytes: 255,
  uploadsAtOnce: 20,
  usernameLength: 32,
  emailLength: 254,
  displayName: 64,
  bio: 500,
  statusText: 100,
  passwordMinimum: 8,
  passwordMaximum: 128,
  passwordBytes: 512,
  teamName: 64,
  teamSlug: 48,
  teamDescription: 500,
  channelName: 80,
  channelTopic: 250,
  channelDescription: 1_000,
  groupName: 80,
  subjectId: 128,
  noticeTitle: 100,
  noticeBody: 2_000,
  clientId: 64,
  cursor: 256,
  query: 200,
  userIdsPerCall: 100,
  membersPerTeam: 10_000,
  membersPerChannel: 10_000,
  membersPerGroup: 10,
  teamsPerPerson: 100,
  peopleBlocked: 1_000,
  peopleMuted: 1_000,
  channelsPerTeam: 500,
  openInvitationsPerTeam: 100,
  sessionsPerPerson: 50,
  /** Of the sessions that are over, only the newest are listed. */
  endedSessionsListed: 200,
  editsPerMessage: 100,
  reactionKindsPerMessage: 20,
  reactionsPerMessage: 1_000,
  pinsPerRoom: 250,
  mentionsPerMessage: 50,
  /** In larger rooms only admins can mean everybody. */
  mentionAllMembers: 1_000,
  /** So many of those who wrote in a thread are shown with it. */
  threadParticipantsShown: 5,
  unreadCount: 100,
  pageDefault: 50,
  pageMaximum: 100,
  changesDefault: 200,
  changesMaximum: 500,
  changesReset: 5_000,
  searchWords: 10,
  searchPage: 50,
  /** People asked after, or watched, at once. */
  presenceUserIds: 200,
  invitationHoursDefault: 168,
  invitationHoursMaximum: 720,
  invitationUses: 1_000,
  callsPerBatch: 10,
  jsonBodyBytes: 256 * 1024,
  socketFrameBytes: 64 * 1024,
  urlBytes: 8_000,
  inputDepth: 16,
  inputKeys: 1_000,
  socketsPerPerson: 10,
  subscriptionsPerSocket: 8,
  callsInFlightPerSocket: 32,
  /** Rooms larger than this send no `read` events. */
  readEventMembers: 100,
} as const;

/** Every span of time the API promises, in milliseconds. */
export const TIMES = {
  accessToken: 10 * 60_000,
  refreshToken: 30 * 24 * 60 * 60_000,
  /** How long the immediate predecessor of an unused refresh token still answers with the same successor. */
  refreshGrace: 10_000,
  clockSkew: 30_000,
  /** The client asks for a new access token this long before the old one ends. */
  extendBefore: 60_000,
  socketSignIn: 5_000,
  socketPing: 25_000,
  socketPong: 10_000,
  call: 10_000,
  /** How long one may begin to send a file after it was announced. */
  uploadBegin: 15 * 60_000,
  /** A file that no message shows by then goes. */
  looseFile: 24 * 60 * 60_000,
  typing: 30_000,
  /** A client tells of ongoing typing at most this often, and stops after as long without a key. */
  typingInterval: 3_000,
  /** How long a sign of life of a connection holds. */
  presence: 60_000,
  /** Nobody who has given no sign for this long is shown as online. */
  presenceOffline: 80_000,
  /** Whose last connection closes has this long to come back unnoticed. */
  presenceGrace: 5_000,
  /** What becomes of the presence of those watched is told at most this often. */
  presenceInterval: 1_000,
  /** What one search may take in the database. */
  search: 1_000,
  /** Of who read what and when, so long. */
  readMark: 90 * 24 * 60 * 60_000,
  /** Reading on within this time moves the same mark. */
  readMarkInterval: 2_000,
  endedSession: 30 * 24 * 60 * 60_000,
  /** Sessions that are over for longer than this go when their owner cleans up. */
  sessionCleanup: 24 * 60 * 60_000,
  passwordReset: 30 * 60_000,
  /** How long what was deleted stays in the database, out of everybody's sight. */
  deleted: 30 * 24 * 60 * 60_000,
} as const;

/** Why the server closed a socket, by the WebSocket close code. */
export const CLOSE_CODES = {
  session: 4401,
  noSignIn: 4408,
  flood: 4429,
  policy: 1008,
  tooBig: 1009,
  restart: 1012,
} as const;
