/** The words of the composer. */
export const words = {
  label: (room: string) => `Message to ${room}`,
  placeholder: (room: string) => `Message ${room}`,
  send: 'Send',
  hint: 'Enter sends, Shift + Enter breaks the line',
  tooLong: (over: number) => `${over.toLocaleString()} characters too long`,
  left: (count: number) => `${count.toLocaleString()} characters left`,
};
