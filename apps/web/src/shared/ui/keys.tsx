import { words } from '../words';

/** What is printed on the keys where people use the language of the page. */
const names: Readonly<Record<string, string>> = words.keys;

/** The keys of a shortcut, drawn as keys. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-5 rounded-control border border-current/25 px-1 text-center font-sans text-tiny leading-4.5"
        >
          {names[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
