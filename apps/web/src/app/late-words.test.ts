import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..');
const wordFiles = import.meta.glob<{ words?: object }>('../**/words.ts', { eager: true });

/** Where an import of words leads, by the names that these files have here. */
function pathOf(file: string, specifier: string): string {
  const path = posix.join(posix.dirname(file), `${specifier}.ts`);
  return path === 'app/words.ts' ? './words.ts' : `../${path}`;
}

/** The words that a file imports, by the names it gives them. */
function importsOf(file: string, source: ts.SourceFile): Map<string, object> {
  const found = new Map<string, object>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    const words = wordFiles[pathOf(file, statement.moduleSpecifier.text)]?.words;
    if (!words || !bindings || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements) {
      if ((propertyName ?? name).text === 'words') found.set(name.text, words);
    }
  }
  return found;
}

/** What an access gives: a text, a phrase, a group, or nothing that is known. */
function wordsAt(node: ts.Expression, imports: Map<string, object>): unknown {
  if (ts.isIdentifier(node)) return imports.get(node.text);
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const group = wordsAt(node.expression, imports);
  return typeof group === 'object' && group !== null ? Reflect.get(group, node.name.text) : undefined;
}

function textsReadAtOnce(file: string, text: string): string[] {
  if (!text.includes("words'")) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports = importsOf(file, source);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return;
    if (ts.isExpression(node) && typeof wordsAt(node, imports) === 'string') found.push(`${file}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

// What was read then would stay in the language of that moment.
it('reads no words while a file is loaded', () => {
  const late = "import { words } from './words'; const late = () => words.app;";
  const atOnce = "import { words } from './words'; const list = [{ title: words.app }];";
  expect(textsReadAtOnce('app/x.tsx', late)).toEqual([]);
  expect(textsReadAtOnce('app/x.tsx', atOnce)).toEqual(['app/x.tsx: words.app']);

  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name));
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((name) =>
    textsReadAtOnce(name.replaceAll(sep, '/'), readFileSync(join(folder, name), 'utf8')),
  );
  expect(found).toEqual([]);
});
