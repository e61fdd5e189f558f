const STEPS: readonly (readonly [RegExp, string])[] = [
  // Fences, and what they say of the language.
  [/^ {0,3}(?:`{3,}|~{3,})[^\n]*$/gmu, ''],
  [/^ {0,3}(?:#{1,6} |(?:> ?)+|[-+*] (?:\[[ xX]\] )?)/gmu, ''],
  // The line below the head of a table, and the bars between its cells.
  [/^ *\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:?)? *$/gmu, ''],
  [/^ *\| ?(.*?) ?\| *$/gmu, '$1'],
  [/!?\[([^\]\n]*)\]\([^)\n]*\)/gu, '$1'],
  [/(\*\*|~~)(?=\S)(.+?)(?<=\S)\1/gu, '$2'],
  [/(?<![\p{L}\p{N}_])(_{1,2})(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2'],
  [/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1'],
  [/(`+)(.+?)\1/gu, '$2'],
];

/** What is escaped is no mark: meanwhile it stands in a part of Unicode that nobody writes in. */
const ESCAPED = /\\([\\`*_~[\]()#|>-])/gu;
const ASIDE = 0xe000;

/** A longer beginning than any line shows. */
const ENOUGH = 500;

/** A text as one line says it: without the marks of its formatting, and about as well as one reads at a glance. */
export function withoutMarks(text: string): string {
  let plain = text
    .slice(0, ENOUGH)
    .replace(ESCAPED, (_, sign: string) => String.fromCharCode(ASIDE + sign.charCodeAt(0)));
  for (const [pattern, replacement] of STEPS) plain = plain.replace(pattern, replacement);
  return plain
    .replace(/[\uE000-\uE07F]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - ASIDE))
    .replace(/\n{2,}/gu, '\n')
    .trim();
}
