/** The code in what somebody pasted: the link itself, with or without its host, or the bare code. */
export function invitationCode(pasted: string): string | null {
  const text = pasted.trim();
  const inLink = /\/join\/([A-Za-z0-9_-]{1,128})\/?(?:[?#].*)?$/u.exec(text);
  if (inLink?.[1]) return inLink[1];
  return /^[A-Za-z0-9_-]{8,128}$/u.test(text) ? text : null;
}
