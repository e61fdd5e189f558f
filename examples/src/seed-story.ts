/** The people of the demonstration. Their password is public: it is for demonstrations only. */
export const PASSWORD = 'lantern in the window';
export const PEOPLE = {
  mira: { displayName: 'Mira', email: 'mira@example.org' },
  jonas: { displayName: 'Jonas', email: 'jonas@example.org' },
  tove: { displayName: 'Tove', email: 'tove@example.org' },
  sami: { displayName: 'Sami', email: 'sami@example.org' },
  pixel: { displayName: 'pixel', email: 'pixel@example.org' },
} as const;
export type Name = keyof typeof PEOPLE;

export const TEAM = { name: 'Lantern', slug: 'lantern', description: 'A small feed reader, made in the evenings' };
export const OWNER: Name = 'mira';

export const CHANNELS = [
  { name: 'release', by: 'mira', topic: 'Getting 1.4 out of the door', kind: 'public' },
  { name: 'bugs', by: 'jonas', topic: 'One bug at a time', kind: 'public' },
  { name: 'lunch', by: 'sami', topic: 'What, where, and who brings the bread', kind: 'public' },
] as const;

/** `general` is made with the team; two names joined by `+` are a direct conversation. */
export type Place = 'general' | (typeof CHANNELS)[number]['name'] | `${Name}+${Name}`;

/** A message, and what its author thinks of it afterwards. */
export interface Line {
  readonly by: Name;
  readonly text: string;
  readonly editedTo?: string;
  readonly isDeleted?: boolean;
}

export const STORY: readonly { readonly place: Place; readonly lines: readonly Line[] }[] = [
  {
    place: 'general',
    lines: [
      { by: 'mira', text: 'Welcome, everyone. The mailing list was getting long, so let us try it here.' },
      { by: 'jonas', text: 'Good. I have already lost two threads this week.' },
      { by: 'tove', text: 'Hello from the train. This even works in the tunnel, it just waits and then sends.' },
      { by: 'sami', text: 'Hi all! I mostly do the packaging and, as some of you know, the cooking.' },
      { by: 'pixel', text: 'hey. icons, colours, the odd shader' },
      {
        by: 'mira',
        text: 'For whoever is new: Lantern reads RSS and Atom, keeps everything local, and has no account.',
      },
      { by: 'mira', text: 'The plan is in #release, what is broken in #bugs, and the important things in #lunch.' },
      { by: 'tove', text: 'Is there a call this week?' },
      {
        by: 'mira',
        text: 'Thursday at six, half an hour.',
        editedTo: 'Thursday at half past six, for half an hour. Notes will be posted here.',
      },
      { by: 'jonas', text: 'I can make that.' },
      { by: 'sami', text: 'Me too, if the oven allows.' },
      { by: 'pixel', text: 'there' },
    ],
  },
  {
    place: 'release',
    lines: [
      {
        by: 'mira',
        text: 'Here is what I would like to have in 1.4:\n1. reading offline\n2. import of OPML folders\n3. the new icons',
      },
      {
        by: 'jonas',
        text: 'Offline is merged behind a switch. What is missing is a limit: one feed ate 900 MB of podcasts.',
      },
      { by: 'mira', text: 'Say 200 MB, oldest first, and a setting?' },
      { by: 'jonas', text: 'Works for me. I will write it so that starred items stay.' },
      { by: 'tove', text: 'OPML folders: nested ones are done, but what do we do with a feed that is in two folders?' },
      { by: 'mira', text: 'Keep it in both. People who did that did it on purpose.' },
      { by: 'tove', text: 'Then the unread count must not count it twice. Noted.' },
      { by: 'pixel', text: 'icons are in the branch `new-icons`, 24 px and 16 px. the bell took three tries' },
      { by: 'sami', text: 'They look lovely on the dark background. The light one makes the star a bit pale.' },
      { by: 'pixel', text: 'right, will darken it by a step' },
      { by: 'sami', text: 'Packages: deb and Flatpak build on every tag now. The Mac one still wants a signature.' },
      { by: 'mira', text: 'Then let us promise Linux on the day and Mac within the week.' },
      { by: 'jonas', text: 'Freeze on Monday, release on Friday?' },
      { by: 'mira', text: 'Freeze on Monday, release candidate on Wednesday, release on Friday if nobody screams.' },
      {
        by: 'tove',
        text: 'I can write the notes. I will collect from the merged titles, so please give them real ones :)',
      },
      {
        by: 'sami',
        text: 'Friday it is. I will bring cake to the call.',
        editedTo: 'Friday it is. I will bring (virtual) cake to the call.',
      },
    ],
  },
  {
    place: 'bugs',
    lines: [
      {
        by: 'tove',
        text: 'Since yesterday my reader marks some articles as unread again after a restart. Anyone else?',
      },
      { by: 'jonas', text: 'Not here. Which feeds?' },
      { by: 'tove', text: 'Three of them, all from the same blog software.' },
      { by: 'jonas', text: 'Could you paste one entry, with the `guid`?' },
      {
        by: 'tove',
        text: '```xml\n<item>\n  <title>On sharpening pencils</title>\n  <guid isPermaLink="false">8841?cache=1732</guid>\n</item>\n```',
      },
      {
        by: 'jonas',
        text: 'There it is: the `?cache=` part changes with every request, so each fetch is a new article to us.',
      },
      { by: 'pixel', text: 'who puts a cache buster into an id' },
      { by: 'jonas', text: 'People in a hurry. RFC or not, we have to live with it.' },
      { by: 'tove', text: 'Could we fall back to the link when the ids of a feed change and the links do not?' },
      {
        by: 'jonas',
        text: 'Yes. If every id of a fetch is unknown and every link is known, we match by link and remember that for the feed.',
      },
      { by: 'mira', text: 'Please with a test from this very feed. It will come back otherwise.' },
      { by: 'jonas', text: 'asdf', isDeleted: true },
      { by: 'jonas', text: 'Sorry, the cat. Test is written, it fails as it should.' },
      { by: 'jonas', text: 'And now it passes. Tove, could you try the build from the branch `changing-guids`?' },
      { by: 'tove', text: 'Restarted four times, everything stays read. Thank you!' },
      { by: 'mira', text: 'Into 1.4 with it.' },
    ],
  },
  {
    place: 'lunch',
    lines: [
      { by: 'sami', text: 'Saturday at my place: lentil soup, bread, and whatever you bring. From twelve.' },
      { by: 'pixel', text: 'i bring oranges' },
      { by: 'mira', text: 'Cheese, and a salad if the garden agrees.' },
      { by: 'jonas', text: 'I am allergic to nuts, is the bread safe?' },
      { by: 'sami', text: 'It is, just wheat, rye and patience.' },
      { by: 'tove', text: 'I will be late, the train comes in at one. Leave me a bowl.' },
      { by: 'sami', text: 'There is always a bowl.' },
    ],
  },
  {
    place: 'mira+jonas',
    lines: [
      { by: 'mira', text: 'Could you look at the storage limit before Monday? Then I dare to freeze.' },
      { by: 'jonas', text: 'Tonight. It is smaller than it sounds.' },
      { by: 'mira', text: 'Thank you. And get some sleep.' },
      { by: 'jonas', text: 'The cat decides that.' },
    ],
  },
  {
    place: 'tove+pixel',
    lines: [
      { by: 'tove', text: 'For the release notes: may I use your sketch of the bell as the picture?' },
      { by: 'pixel', text: 'sure, i will send you a clean one' },
      { by: 'tove', text: 'Wonderful. I will put your name under it.' },
      { by: 'pixel', text: 'just "pixel" please' },
    ],
  },
];
