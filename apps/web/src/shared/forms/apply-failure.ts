import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { failureOf } from '../api/failure';
import { translateMessage } from '../i18n/messages';

/** Shows what the server refused: under the fields it names, and for the form as a whole what has no field. */
export function applyFailure<Values extends FieldValues, Context, Output>(
  form: UseFormReturn<Values, Context, Output>,
  fields: readonly Path<Values>[],
  thrown: unknown,
): void {
  const failure = failureOf(thrown);
  const named = fields.flatMap((name) => {
    const message = failure.issues?.fieldErrors[name]?.[0];
    return message ? [{ name, message }] : [];
  });
  named.forEach(({ name, message }, index) => {
    form.setError(name, { type: 'server', message }, { shouldFocus: index === 0 });
  });
  if (named.length === 0) {
    const message = failure.issues?.formErrors[0];
    form.setError('root', { type: 'server', message: message ? translateMessage(message) : failure.text });
  }
}
