/** The error codes of the API; each is tRPC's own, with its HTTP status. */
export const ERROR_STATUS = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_SUPPORTED: 405,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** What an error says to a person, where the contract fixes the words. */
export const MESSAGES = {
  emptyMessage: 'Message body cannot be empty',
  emptySearch: 'Search query is required',
  tooManySearchWords: 'A search takes 10 words at most',
  selfConversation: 'You cannot open a conversation with yourself',
  unauthorized: 'Sign in to go on',
  signInFailed: 'The login or the password is wrong',
  noRoomAccess: "You don't have access to this room",
  notAllowed: 'You are not allowed to do this',
  notFound: 'Not found',
  userNotFound: 'User not found',
  invitationInvalid: 'This invitation is not valid',
  accountTaken: 'This e-mail address or username is already in use',
  channelNameTaken: 'A channel with this name already exists in the team',
  slugTaken: 'A team with this address already exists',
  channelArchived: 'This channel is archived',
  directCannotBeLeft: 'A direct conversation cannot be left',
  directCannotChange: 'A direct conversation has just its two people and no name',
  fileTooLarge: 'This file is too large',
  fileCutOff: 'The file did not arrive whole',
  fileOtherSize: 'The file has another size than was announced',
  pictureTooLarge: 'This picture has more than 40 megapixels',
  notAPicture: 'An avatar has to be a PNG, JPEG, WebP, GIF or AVIF picture',
  attachmentTaken: 'This file belongs to another message already',
  messageDeleted: 'This message was deleted',
  tooManyReactions: 'This message has as many reactions as it can have',
  tooManyPins: 'This room has as many pinned messages as it can have',
  tooManyMentions: 'One message can mention 50 people at most',
  mentionsAllNotAllowed: 'In a room this large only its admins can mention everybody',
  tooManyEdits: 'This message cannot be edited any more',
  tooManyChannels: 'The team has as many channels as it can have',
  tooManyMembers: 'The room has as many members as it can have',
  tooManyRequests: 'Too many requests; try again in a moment',
  unavailable: 'The service is not available right now; try again in a moment',
  internal: 'Something went wrong on our side',
  commonPassword: 'This password is among the most common ones; choose another',
  httpOnly: 'This call works with cookies and has to be made over HTTP',
  socketOnly: 'This call has to be made over the socket it is for',
  teamFull: 'This team has as many members as a team can have',
  tooManyTeams: 'One person cannot be in more teams than this',
  lastOwner: 'A team needs an owner; make somebody else one first',
  lastAdmin: 'The server needs an admin; make somebody else one first',
  wrongPassword: 'The password is wrong',
  resetTokenInvalid: 'This link is not valid any more; ask for a new one',
  blocked: 'One of you has blocked the other',
  tooManyBlocked: 'You have blocked as many people as one can',
  tooManyMuted: 'You have muted as many people as one can',
  notYourself: 'This cannot be done to yourself',
  tooManyInvitations: 'This team has as many open invitations as it can have; revoke one first',
} as const;

/** Field errors of an input that failed its schema, as zod flattens them. */
export interface InputIssues {
  formErrors: string[];
  fieldErrors: Record<string, string[] | undefined>;
}

/** What the `data` of an error carries besides tRPC's own fields. */
export interface ErrorData {
  code: ErrorCode;
  httpStatus: number;
  /** Only with errors that are our fault: the line of the server log that tells more. */
  requestId?: string;
  issues?: InputIssues;
  retryAfterMs?: number;
}
