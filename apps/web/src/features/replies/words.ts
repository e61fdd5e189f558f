/** The words of answers to a message. */
export const words = {
  reply: 'Answer, quoting this',
  answering: (name: string) => `Answering ${name}`,
  cancel: 'Do not answer that message',
  quoted: (name: string) => `Answer to ${name}`,
  gone: 'A message that was deleted',
  files: 'Files',
};
