import { type FormEvent, useState } from 'react';
import { Button } from '../../shared/ui/button';
import { Field, Input } from '../../shared/ui/field';
import { invitationCode } from './invitation-code';
import { words } from './words';

/** Takes an invitation link that somebody was sent. */
export function PasteInvitationForm({ onCode }: { onCode: (code: string) => void }) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();

  function check(): string | null {
    const code = invitationCode(text);
    setError(code || text.trim() === '' ? undefined : words.pasteWrong);
    return code;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const code = check();
    if (code) onCode(code);
    else setError(words.pasteWrong);
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-1">
      <Field label={words.pasteLabel} error={error}>
        {(control) => (
          <Input
            {...control}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={check}
            placeholder={words.pastePlaceholder}
            inputMode="url"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Button type="submit" size="wide" variant="secondary">
        {words.continue}
      </Button>
    </form>
  );
}
