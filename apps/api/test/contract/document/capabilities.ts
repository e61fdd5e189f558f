/** A capability, what brings it, and the test that fails without it, as [file, title]. */
export interface Capability {
  row: string;
  what: string;
  /** Procedures, or the name of whatever else brings it. */
  by: readonly string[];
  test?: readonly [file: string, title: string];
  /** Where there is no test: what there is instead. */
  later?: string;
}

/** Everything that the server can do, numbered as in the list it was built from. */
export const CAPABILITIES: readonly Capability[] = [
  {
    row: 'A1',
    what: 'Registering',
    by: ['auth.register', 'auth.server'],
    test: [
      'apps/api/src/modules/auth/auth.register.test.ts',
      'answers the account and its tokens, and nothing that is secret',
    ],
  },
  {
    row: 'A2',
    what: 'Signing in, by username or e-mail address',
    by: ['auth.login'],
    test: ['apps/api/src/modules/auth/auth.login.test.ts', 'takes the username or the address, in any case and form'],
  },
  {
    row: 'A3',
    what: 'Sessions kept on the server; the web by cookie',
    by: ['auth.refresh', 'sessions.list'],
    test: ['apps/api/src/modules/auth/auth.refresh.test.ts', 'answers as the web and moves the cookie on'],
  },
  {
    row: 'A4',
    what: 'A token for every call over HTTP',
    by: ['every procedure'],
    test: ['apps/api/test/contract/policy.test.ts', 'is nothing for those who are not signed in, but what is public'],
  },
  {
    row: 'A5',
    what: 'The same token for the socket, never in its address',
    by: ['the socket'],
    test: ['apps/api/src/app/transports/websocket.test.ts', 'serves queries and mutations to whoever has'],
  },
  {
    row: 'A6',
    what: 'Tokens checked for form, end and account',
    by: ['every procedure'],
    test: ['apps/api/src/modules/auth/signed-tokens.test.ts', 'end on time, whether they were seen before or not'],
  },
  {
    row: 'A7',
    what: 'Signing in by an outside service (OpenID Connect)',
    by: ['auth.providers'],
    test: [
      'apps/api/src/modules/auth/oidc/oidc.test.ts',
      'makes an account the first time, and finds it the next, whatever the address is by then',
    ],
  },
  {
    row: 'A8',
    what: 'People with id, names, picture and profile',
    by: ['users.me', 'users.get'],
    test: ['apps/api/src/modules/users/users.test.ts', 'see people of their teams, without the address'],
  },
  {
    row: 'A9',
    what: 'Own pictures',
    by: ['users.updateMe', 'files.begin'],
    test: [
      'apps/api/src/modules/files/files.access.test.ts',
      'is there for everybody who is signed in, as long as it is in use',
    ],
  },
  {
    row: 'A10',
    what: 'Listing people, and one of them',
    by: ['users.list', 'users.get'],
    test: ['apps/api/src/modules/users/users.test.ts', 'are listed by username: oneself and those of one’s teams'],
  },
  {
    row: 'A11',
    what: 'The people of a team',
    by: ['users.inTeam'],
    test: [
      'apps/api/src/modules/teams/users-in-team.test.ts',
      'shows everybody’s profile, page by page, and no address but one’s own',
    ],
  },
  {
    row: 'A12',
    what: 'The people of a room',
    by: ['users.inRoom'],
    test: [
      'apps/api/src/modules/rooms/room-users.test.ts',
      'shows the profiles of those who are in a room, to those who are',
    ],
  },
  {
    row: 'A13',
    what: 'With whom of a team one has written directly',
    by: ['users.interacted'],
    test: [
      'apps/api/src/modules/conversations/interacted.test.ts',
      'are those in the team with whom something was said, by either of both',
    ],
  },
  {
    row: 'A14',
    what: 'Looking after one’s account',
    by: ['users.updateMe', 'users.deactivateMe', 'auth.changePassword'],
    test: [
      'apps/api/src/modules/users/own-account.test.ts',
      'changes what is said and leaves the rest, and tells who listens',
    ],
  },
  {
    row: 'A15',
    what: 'Making an administrator from the shell',
    by: ['npm run admin', 'admin.setRole'],
    test: ['apps/api/src/admin-main.test.ts', 'makes an account while no server runs, and stops the database again'],
  },
  {
    row: 'A16',
    what: 'Where one is signed in, with the open sockets',
    by: ['sessions.list'],
    test: [
      'apps/api/src/modules/auth/own-sessions.test.ts',
      'lists where one is signed in, with the sockets that are open',
    ],
  },
  {
    row: 'A17',
    what: 'Removing sessions that are over',
    by: ['sessions.cleanup'],
    test: ['apps/api/src/modules/auth/own-sessions.test.ts', 'removes what has been over for a day'],
  },
  {
    row: 'A18',
    what: 'One’s teams',
    by: ['teams.list'],
    test: ['apps/api/src/modules/teams/teams.test.ts', 'are listed for those who are in them, with their numbers'],
  },
  {
    row: 'A19',
    what: 'Making, showing, changing and deleting teams',
    by: ['teams.create', 'teams.get', 'teams.update', 'teams.delete'],
    test: [
      'apps/api/src/modules/teams/teams.change.test.ts',
      'is for owners; then the team is there for nobody, on this node at once and on others soon',
    ],
  },
  {
    row: 'A20',
    what: 'Adding somebody to a team',
    by: ['teams.addMember'],
    test: [
      'apps/api/src/modules/teams/team-roles.test.ts',
      'takes an id of somebody known, or the whole login of anybody',
    ],
  },
  {
    row: 'A21',
    what: 'Removing somebody from a team',
    by: ['teams.removeMember'],
    test: ['apps/api/test/contract/snapshot/operations.ts', 'teams.removeMember'],
  },
  {
    row: 'A22',
    what: 'Invitations with a code and an end',
    by: ['invitations.create'],
    test: [
      'apps/api/src/modules/invitations/invitations.test.ts',
      'are links with a code of 128 bits that end after a week',
    ],
  },
  {
    row: 'A23',
    what: 'Joining by an invitation',
    by: ['invitations.join'],
    test: [
      'apps/api/src/modules/invitations/invitations.join.test.ts',
      'is answered alike: revoked, used up, of a team that is gone, never made',
    ],
  },
  {
    row: 'A24',
    what: 'The invitations of a team',
    by: ['invitations.list'],
    test: ['apps/api/src/modules/invitations/invitations.test.ts', 'are listed newest first, on pages of any size'],
  },
  {
    row: 'A25',
    what: 'Revoking an invitation',
    by: ['invitations.revoke'],
    test: ['apps/api/src/modules/invitations/invitations.test.ts', 'stay revoked since the first time'],
  },
  {
    row: 'A26',
    what: 'Telling a whole team something',
    by: ['teams.notify', 'events.feed'],
    test: ['apps/api/src/modules/events/team-news.test.ts', 'get notices, all of them'],
  },
  {
    row: 'A27',
    what: 'The channels of all one’s teams',
    by: ['channels.list'],
    test: ['apps/api/src/modules/channels/channels.test.ts', 'lists the caller’s channels, of one team or of all'],
  },
  {
    row: 'A28',
    what: 'The channels of one team',
    by: ['channels.list', 'channels.browse'],
    test: ['apps/api/src/modules/channels/channel-changes.test.ts', 'shows what one could join, by name, page by page'],
  },
  {
    row: 'A29',
    what: 'Making channels',
    by: ['channels.create'],
    test: ['apps/api/src/modules/channels/channels.test.ts', 'puts everybody but guests into a public channel'],
  },
  {
    row: 'A30',
    what: 'Showing, changing, archiving and deleting channels',
    by: ['channels.get', 'channels.update', 'channels.archive', 'channels.delete'],
    test: [
      'apps/api/src/modules/channels/channel-changes.test.ts',
      'changes what is said, leaves the rest, and tells of names and topics in the room',
    ],
  },
  {
    row: 'A31',
    what: 'Channels that follow their team',
    by: ['teams.addMember', 'teams.leave'],
    test: [
      'apps/api/src/modules/channels/team-channels.test.ts',
      'puts who joins into every public channel, before the joining is answered, and says nothing',
    ],
  },
  {
    row: 'A32',
    what: 'The messages of a channel',
    by: ['messages.list'],
    test: ['apps/api/src/modules/messages/list-messages.test.ts', 'shows the whole history in its order'],
  },
  {
    row: 'A33',
    what: 'Direct, group, project, private and public rooms',
    by: ['channels.create', 'conversations.openGroup'],
    test: [
      'apps/api/src/modules/rooms/rooms.test.ts',
      'shows a public channel to the team, and anything else to those in it',
    ],
  },
  {
    row: 'A34',
    what: 'Public rooms that anyone of the team can join',
    by: ['channels.join'],
    test: [
      'apps/api/src/modules/channels/channels.test.ts',
      'let a member of the team into a public channel, with a word in the room',
    ],
  },
  {
    row: 'A35',
    what: 'One conversation for a job',
    by: ['conversations.openForSubject'],
    test: [
      'apps/api/src/modules/conversations/groups.test.ts',
      'opens one conversation for a job, whatever a repeat names',
    ],
  },
  {
    row: 'A36',
    what: 'What a room has',
    by: ['rooms.get'],
    test: ['apps/api/src/modules/conversations/conversations.test.ts', 'answers what each of the two sees'],
  },
  {
    row: 'A37',
    what: 'One’s rooms, the newest activity first',
    by: ['rooms.list', 'conversations.list'],
    test: [
      'apps/api/src/modules/rooms/rooms.test.ts',
      'lists every room the caller is in, the one with the newest activity first',
    ],
  },
  {
    row: 'A38',
    what: 'The last message, what is unread and the other person of a row',
    by: ['rooms.list'],
    test: ['apps/api/src/modules/rooms/rooms.test.ts', 'is what others said since, and nothing else'],
  },
  {
    row: 'A39',
    what: 'Making a room with people',
    by: ['channels.create', 'conversations.openGroup'],
    test: [
      'apps/api/src/modules/channels/channels.test.ts',
      'puts only those named into another one, and guests too if they are',
    ],
  },
  {
    row: 'A40',
    what: 'Showing, changing and deleting a room',
    by: ['rooms.get', 'conversations.update', 'conversations.delete'],
    test: ['apps/api/src/modules/conversations/groups.test.ts', 'opens another one once the first was deleted'],
  },
  {
    row: 'A41',
    what: 'Finding or making a direct conversation',
    by: ['conversations.openDirect'],
    test: [
      'apps/api/src/modules/conversations/conversations.test.ts',
      'makes one conversation of a hundred calls at once, from both sides and on two nodes',
    ],
  },
  {
    row: 'A42',
    what: 'One direct conversation for a pair',
    by: ['conversations.openDirect'],
    test: [
      'apps/api/src/modules/conversations/conversations.test.ts',
      'makes one conversation of a hundred calls at once, from both sides and on two nodes',
    ],
  },
  {
    row: 'A43',
    what: 'No conversation with oneself',
    by: ['conversations.openDirect'],
    test: [
      'apps/api/src/modules/conversations/conversations.test.ts',
      'is not with oneself, nor with people one cannot know of',
    ],
  },
  {
    row: 'A44',
    what: '“User not found”',
    by: ['conversations.openDirect'],
    test: [
      'apps/api/src/modules/conversations/conversations.test.ts',
      'is not with oneself, nor with people one cannot know of',
    ],
  },
  {
    row: 'A45',
    what: 'Leaving a room; nobody leaves a direct conversation',
    by: ['rooms.leave'],
    test: [
      'apps/api/src/modules/channels/channel-changes.test.ts',
      'leaves of its own will, and nobody leaves a direct conversation',
    ],
  },
  {
    row: 'A46',
    what: 'Marking a whole room read',
    by: ['rooms.markRead'],
    test: [
      'apps/api/src/modules/rooms/rooms.test.ts',
      'moves the mark forward only, and tells how many messages that were',
    ],
  },
  {
    row: 'A47',
    what: 'A conversation with its messages',
    by: ['conversations.get', 'messages.list'],
    test: ['apps/api/src/modules/conversations/conversations.test.ts', 'answers what each of the two sees'],
  },
  {
    row: 'A48',
    what: 'What is unread in a room',
    by: ['rooms.list'],
    test: ['apps/api/src/modules/rooms/rooms.test.ts', 'is counted up to a hundred'],
  },
  {
    row: 'A49',
    what: 'What is unread in all',
    by: ['rooms.unreadTotal'],
    test: ['apps/api/src/modules/rooms/rooms.test.ts', 'adds up over all rooms'],
  },
  {
    row: 'A50',
    what: 'What a message has',
    by: ['messages.send'],
    test: ['apps/api/src/modules/messages/messages.test.ts', 'answers the whole message, and the room knows of it'],
  },
  {
    row: 'A51',
    what: 'One shape of a message for all of them',
    by: ['messages.get'],
    test: ['apps/api/src/modules/messages/messages.test.ts', 'answers the whole message, and the room knows of it'],
  },
  {
    row: 'A52',
    what: 'Text, image, file and system messages; typing is none',
    by: ['messages.send'],
    test: ['apps/api/test/journeys/attachments.test.ts', 'needs no body, and is an image if there is nothing else'],
  },
  {
    row: 'A53',
    what: 'The history of a room',
    by: ['messages.list'],
    test: [
      'apps/api/src/modules/messages/list-messages.test.ts',
      'can be walked backwards, in steps of any size, without missing or repeating anything',
    ],
  },
  {
    row: 'A54',
    what: 'Pages of 50, at most 100',
    by: ['messages.list'],
    test: [
      'apps/api/src/modules/messages/list-messages.test.ts',
      'takes one place at a time, and no more than a hundred',
    ],
  },
  {
    row: 'A55',
    what: 'Sending over HTTP',
    by: ['messages.send'],
    test: [
      'packages/client/src/live/sending.test.ts',
      'goes over the socket while that is open, and over HTTP otherwise',
    ],
  },
  {
    row: 'A56',
    what: 'Sending over the socket; kept first, then told to all, the sender too',
    by: ['messages.send', 'events.feed'],
    test: ['apps/api/src/modules/events/feed.test.ts', 'tells each change of a message once, in the order of the log'],
  },
  {
    row: 'A57',
    what: 'Files, with their names and sizes',
    by: ['files.begin', 'messages.send'],
    test: ['apps/api/test/journeys/attachments.test.ts', 'shows them in order, to everybody and everywhere the same'],
  },
  {
    row: 'A58',
    what: 'Answers and threads',
    by: ['messages.send', 'messages.thread', 'threads.list'],
    test: [
      'apps/api/src/modules/messages/find-messages.test.ts',
      'has its replies apart from the room, with a count, the last time and who wrote',
    ],
  },
  {
    row: 'A59',
    what: 'Editing one’s own message',
    by: ['messages.edit'],
    test: ['apps/api/src/modules/messages/messages.test.ts', 'lets nobody change what somebody else wrote'],
  },
  {
    row: 'A60',
    what: 'Deleting; the place stays',
    by: ['messages.delete'],
    test: ['apps/api/src/modules/messages/messages.test.ts', 'keeps the place and serves the words no more, anywhere'],
  },
  {
    row: 'A61',
    what: 'One message',
    by: ['messages.get'],
    test: ['apps/api/src/modules/messages/messages.test.ts', 'keeps the place and serves the words no more, anywhere'],
  },
  {
    row: 'A62',
    what: 'All messages that one can see',
    by: ['messages.recent'],
    test: [
      'apps/api/src/modules/messages/find-messages.test.ts',
      'is what was said in all one’s rooms, the newest first, on pages of any size',
    ],
  },
  {
    row: 'A63',
    what: 'Reactions',
    by: ['messages.react'],
    test: [
      'apps/api/src/modules/messages/message-marks.test.ts',
      'puts a reaction on a message and takes it off, once each',
    ],
  },
  {
    row: 'A64',
    what: 'Who has read a message, and when',
    by: ['messages.readers'],
    test: [
      'apps/api/src/modules/rooms/read-state/read-state.test.ts',
      'are those who have read as far, with the time, page by page, and the sender is none of them',
    ],
  },
  {
    row: 'A65',
    what: 'Marking one message read',
    by: ['messages.markRead'],
    test: [
      'apps/api/src/modules/rooms/read-state/read-state.test.ts',
      'are those who have read as far, with the time, page by page, and the sender is none of them',
    ],
  },
  {
    row: 'A66',
    what: 'Opening a room is reading it',
    by: ['rooms.markRead'],
    test: ['apps/web/e2e/story.spec.ts', 'two people meet in a team and talk'],
  },
  {
    row: 'A67',
    what: '“Message body cannot be empty”',
    by: ['messages.send'],
    test: ['packages/shared/src/schemas/schemas.test.ts', 'of white space alone is no message, and says so'],
  },
  {
    row: 'A68',
    what: 'A message goes to the conversation it was sent to',
    by: ['messages.send'],
    test: ['apps/api/src/modules/conversations/groups.test.ts', 'A68'],
  },
  {
    row: 'A69',
    what: 'Kept first, told afterwards',
    by: ['messages.send'],
    test: [
      'apps/api/src/modules/rooms/log/room-log.faults.test.ts',
      'a projection is repeated until a majority has it, and nothing is answered before',
    ],
  },
  {
    row: 'A70',
    what: 'Times in UTC',
    by: ['every procedure'],
    test: ['apps/api/src/platform/wire-input.test.ts', 'reads the same time given twice'],
  },
  {
    row: 'A71',
    what: 'Searching messages, in one’s own rooms, 50 at most',
    by: ['search.messages'],
    test: [
      'apps/api/src/modules/search/search.messages.test.ts',
      'finds what has all the words, the newest first, and shows where',
    ],
  },
  {
    row: 'A72',
    what: 'Searching rooms by name and people',
    by: ['search.rooms'],
    test: ['apps/api/src/modules/search/search.rooms.test.ts', 'finds conversations by who else is in them'],
  },
  {
    row: 'A73',
    what: '“Search query is required”',
    by: ['search.messages', 'search.rooms'],
    test: ['apps/api/src/modules/search/search.rooms.test.ts', 'needs something to look for'],
  },
  {
    row: 'A74',
    what: 'Live rooms',
    by: ['events.feed'],
    test: ['apps/api/src/modules/events/feed.test.ts', 'tells of a new room, and then of what happens there'],
  },
  {
    row: 'A75',
    what: 'Live direct conversations, made where missing',
    by: ['conversations.openDirect', 'events.feed'],
    test: ['apps/api/src/modules/events/feed.test.ts', 'tells of a new room, and then of what happens there'],
  },
  {
    row: 'A76',
    what: 'One socket for a person, with all that concerns them',
    by: ['events.feed'],
    test: ['apps/api/src/modules/events/feed.test.ts', 'begins with where every room stands'],
  },
  {
    row: 'A77',
    what: 'Connections refused to strangers',
    by: ['the socket'],
    test: ['apps/api/src/modules/events/feed.test.ts', 'never tells outsiders'],
  },
  {
    row: 'A78',
    what: 'Origins checked',
    by: ['the socket'],
    test: ['apps/api/src/app/transports/websocket.test.ts', 'is refused to other sites, with and without a cookie'],
  },
  {
    row: 'A79',
    what: 'The event of a message',
    by: ['events.feed'],
    test: ['apps/api/src/modules/events/feed.test.ts', 'tells each change of a message once, in the order of the log'],
  },
  {
    row: 'A80',
    what: 'Typing, told to the others alone',
    by: ['rooms.setTyping', 'events.feed'],
    test: [
      'apps/api/src/modules/events/feed.test.ts',
      'tells who is typing, but not the one who is, and takes it back with the message',
    ],
  },
  {
    row: 'A81',
    what: 'Typing ends by itself',
    by: ['rooms.setTyping'],
    test: ['apps/web/src/features/composer/typing-signal.test.ts', 'takes it back after three seconds of silence'],
  },
  {
    row: 'A82',
    what: 'Who is typing',
    by: ['rooms.typing'],
    test: ['apps/api/src/modules/rooms/rooms.test.ts', 'shows until it is taken back, sent, or too old'],
  },
  {
    row: 'A83',
    what: 'Read receipts',
    by: ['messages.markRead'],
    test: [
      'apps/api/src/modules/events/feed.test.ts',
      'tells of read marks, and one’s own clients what the room is to one',
    ],
  },
  {
    row: 'A84',
    what: 'Who comes and who goes',
    by: ['events.feed'],
    test: [
      'apps/api/src/modules/events/feed.test.ts',
      'tells who came, to those who are there and to the one who came',
    ],
  },
  {
    row: 'A85',
    what: 'Presence',
    by: ['presence.get', 'presence.watch'],
    test: [
      'apps/api/src/modules/presence/presence.watch.test.ts',
      'tells how those watched are, and when that changes',
    ],
  },
  {
    row: 'A86',
    what: 'Errors over the socket',
    by: ['the socket'],
    test: ['apps/api/src/app/transports/socket-limits.test.ts', 'fail alone: neither the frame nor the socket is lost'],
  },
  {
    row: 'A87',
    what: 'Changes over the socket',
    by: ['messages.send', 'channels.create', 'teams.addMember'],
    test: ['apps/api/src/app/transports/websocket.test.ts', 'serves queries and mutations to whoever has'],
  },
  {
    row: 'A88',
    what: 'Questions over the socket',
    by: ['messages.list', 'channels.list', 'teams.members', 'users.interacted'],
    test: ['apps/api/src/app/transports/websocket.test.ts', 'serves queries and mutations to whoever has'],
  },
  {
    row: 'A89',
    what: 'Everything appears without loading the page again',
    by: ['events.feed'],
    test: ['apps/web/e2e/story.spec.ts', 'two people meet in a team and talk'],
  },
  {
    row: 'A90',
    what: 'Several processes, by Redis',
    by: ['REDIS_URL'],
    test: ['apps/api/test/faults/many-nodes.test.ts', 'tell of messages, in order and once, whoever writes where'],
  },
  {
    row: 'A91',
    what: 'Nothing blocks',
    by: ['every procedure'],
    test: [
      'apps/api/src/modules/auth/passwords.test.ts',
      'are hashed a few at a time; beyond a short queue one is turned away',
    ],
  },
  {
    row: 'A92',
    what: "“You don't have access to this room”",
    by: ['messages.list', 'messages.send'],
    test: ['apps/api/src/modules/messages/messages.test.ts', 'refuses who is not in the room, as the access rule says'],
  },
  {
    row: 'A93',
    what: 'Only senders edit and delete',
    by: ['messages.edit', 'messages.delete'],
    test: ['apps/api/src/modules/messages/messages.test.ts', 'is for oneself, and in channels for their admins'],
  },
  {
    row: 'A94',
    what: 'One kind of error',
    by: ['every procedure'],
    test: [
      'apps/api/src/app/transports/http.test.ts',
      'answers what the caller may not see as it answers what is not there, to the byte',
    ],
  },
  {
    row: 'A95',
    what: 'Other origins, with credentials',
    by: ['every procedure'],
    test: ['apps/api/src/app/transports/http.test.ts', 'serves its own pages, and scripts that carry no cookie'],
  },
  {
    row: 'A96',
    what: 'Forged requests refused',
    by: ['every procedure'],
    test: ['apps/api/src/app/transports/http.test.ts', 'refuses a call from %s'],
  },
  {
    row: 'A97',
    what: 'Secrets from the environment, none by default',
    by: ['AUTH_SECRET'],
    test: ['apps/api/src/modules/auth/signing-keys.test.ts', 'is made once, for the owner of the folder alone'],
  },
  {
    row: 'A98',
    what: 'Indexes for what is asked most',
    by: ['messages.list'],
    test: [
      'apps/api/src/modules/messages/messages.repository.test.ts',
      'find the newest message of each room in as many steps as there are rooms',
    ],
  },
  {
    row: 'A99',
    what: 'Unique keys',
    by: ['conversations.openDirect', 'rooms.markRead'],
    test: [
      'apps/api/src/modules/conversations/conversations.test.ts',
      'makes one conversation of a hundred calls at once, from both sides and on two nodes',
    ],
  },
  {
    row: 'A100',
    what: 'As many queries for many rooms as for one',
    by: ['rooms.list'],
    test: [
      'apps/api/src/modules/rooms/read-state/read-state.test.ts',
      'is found for many rooms at once, as for each alone',
    ],
  },
  {
    row: 'A101',
    what: 'Marking read at once; deleting keeps the history',
    by: ['rooms.markRead', 'messages.delete'],
    test: ['apps/api/src/modules/rooms/rooms.test.ts', 'counts each message once, however many marks come at once'],
  },
  {
    row: 'A102',
    what: 'A web client with Vite and React',
    by: ['apps/web'],
    test: ['apps/web/e2e/story.spec.ts', 'two people meet in a team and talk'],
  },
  {
    row: 'A103',
    what: 'History first, then what happens',
    by: ['messages.list', 'messages.changes', 'events.feed'],
    test: [
      'packages/client/src/feed/room-sync.test.ts',
      'is caught up as soon as it is opened, with what came after its page was asked for',
    ],
  },
  {
    row: 'A104',
    what: 'Enter sends, white space does not',
    by: ['apps/web'],
    test: ['apps/web/e2e/story.spec.ts', 'two people meet in a team and talk'],
  },
  {
    row: 'A105',
    what: 'A line that says who is typing',
    by: ['apps/web'],
    test: ['apps/web/src/features/typing/typing-text.test.ts', 'says who of %j is typing'],
  },
  {
    row: 'A106',
    what: 'The state of the connection',
    by: ['apps/web', 'packages/client'],
    test: ['apps/web/e2e/network.spec.ts', 'nothing is missed and nothing doubled when the network was cut'],
  },
  {
    row: 'A107',
    what: 'Redis by the environment',
    by: ['REDIS_URL', 'REDIS_HOST', 'REDIS_PORT'],
    test: ['apps/api/src/platform/config/config.test.ts', 'Redis is one server or a cluster, or not there'],
  },
  {
    row: 'A108',
    what: 'Development with reload, one process without Redis',
    by: ['npm run dev'],
    test: ['apps/api/src/main.test.ts', 'leaves mongod to the next server when development restarts it'],
  },
  {
    row: 'A109',
    what: 'Collections and indexes brought up to date at the start',
    by: ['npm start'],
    test: [
      'apps/api/src/platform/mongo/collection.test.ts',
      'several processes can create the same collections at once',
    ],
  },
  {
    row: 'A110',
    what: 'A production server behind a proxy',
    by: ['TRUST_PROXY'],
    later: 'to come with the guide for operators',
  },
  {
    row: 'A111',
    what: 'Recipes for trying the socket',
    by: ['docs/operations.md'],
    later: 'to come with the guide for operators',
  },
  {
    row: 'A112',
    what: 'A guide to what can go wrong',
    by: ['docs/operations.md'],
    later: 'to come with the guide for operators',
  },
  {
    row: 'A113',
    what: 'Every procedure with a request and an answer',
    by: ['docs/api.md'],
    test: ['apps/api/test/contract/api-document.test.ts', 'is current'],
  },
  {
    row: 'A114',
    what: 'How to set up, and how to add a feature',
    by: ['README.md', 'docs/contributing.md'],
    later: 'words, without a test',
  },
  { row: 'A115', what: 'End-to-end encryption', by: [], later: 'planned apart' },
  { row: 'A116', what: 'Voice and video calls', by: [], later: 'planned apart' },
  {
    row: 'A117',
    what: 'Filters for searches',
    by: ['search.messages'],
    test: ['apps/api/src/modules/search/search.messages.test.ts', 'needs words or a filter'],
  },
  {
    row: 'A118',
    what: 'Pins',
    by: ['messages.pin', 'messages.unpin', 'messages.pins'],
    test: [
      'apps/api/src/modules/messages/message-marks.test.ts',
      'keeps a message in sight until the pin is taken off or the message deleted',
    ],
  },
  {
    row: 'A119',
    what: 'Blocking and muting people',
    by: ['users.block', 'users.mute'],
    test: [
      'apps/api/src/modules/conversations/groups.test.ts',
      'takes nothing from who was blocked, nor from who blocks; a group does',
    ],
  },
  {
    row: 'A120',
    what: 'Rights of a room',
    by: ['channels.update', 'channels.setRole'],
    test: ['apps/api/src/modules/messages/messages.test.ts', 'keeps posting to admins where the channel says so'],
  },
  {
    row: 'A121',
    what: 'Notifications as one likes, room by room',
    by: ['rooms.setPreferences'],
    test: ['apps/api/src/modules/rooms/read-state/read-state.test.ts', 'changes what is said, for oneself alone'],
  },
  { row: 'A122', what: 'Webhooks', by: [], later: 'to come' },
  {
    row: 'A123',
    what: 'Typing, presence and what they cost',
    by: ['presence.watch', 'rooms.setTyping'],
    test: [
      'apps/api/src/modules/presence/presence.watch.test.ts',
      'tells of all that changes within a second at once, and of nothing that comes to nothing',
    ],
  },
];
