/** The words of the composer. */
export const words = {
  label: (room: string) => `Message to ${room}`,
  placeholder: (room: string) => `Message ${room}`,
  send: 'Send',
  waits: 'Sends as soon as the files are there.',
  cannot: 'A file could not be sent. Try it again or remove it.',
  hint: 'Enter sends, Shift + Enter breaks the line',
  tooLong: (over: number) => `${over.toLocaleString()} characters too long`,
  left: (count: number) => `${count.toLocaleString()} characters left`,
};
