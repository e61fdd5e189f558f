/** The words around formatted text. */
export const words = {
  code: 'Code',
  codeIn: (language: string) => `Code in ${language}`,
  copyCode: 'Copy code',
  codeCopied: 'Code copied',
  copyFailed: 'The code could not be copied',
  table: 'Table',
  done: 'Done',
  open: 'Not done',
  image: (name: string) => `Picture: ${name}`,
  profileOf: (text: string, name: string) => `${text}, profile of ${name}`,
};
