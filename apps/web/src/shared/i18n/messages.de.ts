import { MESSAGES } from '@confab/shared';

const ofTheServer: Record<keyof typeof MESSAGES, string> = {
  emptyMessage: 'Eine Nachricht darf nicht leer sein',
  emptySearch: 'Gib ein, wonach du suchst',
  tooManySearchWords: 'Eine Suche hat höchstens 10 Wörter',
  selfConversation: 'Mit dir selbst kannst du keine Unterhaltung beginnen',
  unauthorized: 'Melde dich an, um weiterzumachen',
  signInFailed: 'Anmeldename oder Passwort ist falsch',
  noRoomAccess: 'Du hast keinen Zugang zu diesem Raum',
  notAllowed: 'Das darfst du nicht',
  notFound: 'Nicht gefunden',
  userNotFound: 'Person nicht gefunden',
  invitationInvalid: 'Diese Einladung gilt nicht',
  accountTaken: 'Diese E-Mail-Adresse oder dieser Benutzername ist schon vergeben',
  channelNameTaken: 'Einen Kanal mit diesem Namen gibt es in diesem Team schon',
  slugTaken: 'Ein Team mit dieser Adresse gibt es schon',
  channelArchived: 'Dieser Kanal ist archiviert',
  directCannotBeLeft: 'Eine Direktunterhaltung kann man nicht verlassen',
  directCannotChange: 'Eine Direktunterhaltung hat genau zwei Personen und keinen Namen',
  fileTooLarge: 'Diese Datei ist zu groß',
  fileCutOff: 'Die Datei ist nicht vollständig angekommen',
  fileOtherSize: 'Die Datei hat eine andere Größe als angekündigt',
  pictureTooLarge: 'Dieses Bild hat mehr als 40 Megapixel',
  notAPicture: 'Ein Profilbild muss ein PNG, JPEG, WebP, GIF oder AVIF sein',
  attachmentTaken: 'Diese Datei gehört schon zu einer anderen Nachricht',
  messageDeleted: 'Diese Nachricht wurde gelöscht',
  tooManyReactions: 'Diese Nachricht kann keine weiteren Reaktionen haben',
  tooManyPins: 'In diesem Raum können keine weiteren Nachrichten angeheftet werden',
  tooManyMentions: 'Eine Nachricht kann höchstens 50 Personen erwähnen',
  mentionsAllNotAllowed: 'In einem so großen Raum können nur seine Admins alle erwähnen',
  tooManyEdits: 'Diese Nachricht kann nicht mehr bearbeitet werden',
  tooManyChannels: 'Das Team kann keine weiteren Kanäle haben',
  tooManyMembers: 'Der Raum kann keine weiteren Mitglieder haben',
  tooManyRequests: 'Zu viele Anfragen; versuch es gleich noch einmal',
  unavailable: 'Der Dienst ist gerade nicht erreichbar; versuch es gleich noch einmal',
  internal: 'Bei uns ist etwas schiefgegangen',
  commonPassword: 'Dieses Passwort gehört zu den häufigsten; wähle ein anderes',
  httpOnly: 'Dieser Aufruf arbeitet mit Cookies und geht nur über HTTP',
  socketOnly: 'Dieser Aufruf geht nur über die Verbindung, für die er ist',
  teamFull: 'Dieses Team kann keine weiteren Mitglieder haben',
  tooManyTeams: 'Niemand kann in mehr Teams als diesen sein',
  lastOwner: 'Ein Team braucht jemanden, dem es gehört; übertrag das zuerst',
  lastAdmin: 'Der Server braucht jemanden, der ihn verwaltet; übertrag das zuerst',
  wrongPassword: 'Das Passwort ist falsch',
  resetTokenInvalid: 'Dieser Link gilt nicht mehr; fordere einen neuen an',
  blocked: 'Eine Person von euch hat die andere blockiert',
  tooManyBlocked: 'Du kannst keine weiteren Personen blockieren',
  tooManyMuted: 'Du kannst keine weiteren Personen stummschalten',
  notYourself: 'Das geht nicht mit dir selbst',
  tooManyInvitations: 'Dieses Team kann keine weiteren offenen Einladungen haben; widerruf zuerst eine',
};

const ofTheSchemas = {
  'This cannot be empty': 'Das darf nicht leer sein',
  'Too short': 'Zu kurz',
  'At least {{number}} characters': 'Mindestens {{number}} Zeichen',
  'At most {{number}} characters': 'Höchstens {{number}} Zeichen',
  'At most {{number}} bytes': 'Höchstens {{number}} Bytes',
  'At most {{number}} attachments': 'Höchstens {{number}} Dateien',
  'At most {{number}} other people': 'Höchstens {{number}} andere Personen',
  'Too big: expected string to have <={{number}} characters': 'Höchstens {{number}} Zeichen',
  'NUL characters are not allowed': 'NUL-Zeichen sind nicht erlaubt',
  'Control characters are not allowed': 'Steuerzeichen sind nicht erlaubt',
  'A name, not a path': 'Ein Name, kein Pfad',
  'Not an e-mail address': 'Das ist keine E-Mail-Adresse',
  'This name is reserved': 'Dieser Name ist vergeben',
  '1 to 32 letters a–z, digits, dots, dashes and underscores, with a letter or digit at both ends':
    '1 bis 32 Buchstaben a–z, Ziffern, Punkte, Binde- und Unterstriche; am Anfang und Ende ein Buchstabe oder eine Ziffer',
  '1 to 48 letters a–z, digits and dashes': '1 bis 48 Buchstaben a–z, Ziffern und Bindestriche',
  '1 to 80 letters, digits, dashes and underscores': '1 bis 80 Buchstaben, Ziffern, Binde- und Unterstriche',
  'One emoji, or the :name: of one': 'Ein Emoji oder der :name: von einem',
  'A status needs an emoji or a text': 'Ein Status braucht ein Emoji oder einen Text',
  'Another e-mail address takes the password': 'Für eine andere E-Mail-Adresse braucht es das Passwort',
};

function zip<Key extends string>(english: Readonly<Record<Key, string>>, german: Readonly<Record<Key, string>>) {
  const pairs: [string, string][] = [];
  for (const key in english) pairs.push([english[key], german[key]]);
  return pairs;
}

/** What the server and the schemas say, by their English text. */
export const germanMessages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(zip(MESSAGES, ofTheServer)),
  ...ofTheSchemas,
};
