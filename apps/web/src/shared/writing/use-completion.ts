import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { typeInto } from './text-edit';
import { type Trigger, triggerAt } from './trigger';
import { useSuggestions } from './use-suggestions';

interface CompletionState {
  trigger: Trigger | null;
  /** Where somebody has closed the list: it stays closed for that word. */
  closedAt: number | null;
  active: number;
}

const NOTHING: CompletionState = { trigger: null, closedAt: null, active: 0 };

/** Completes names and emoji in a text area: what is offered, and the keys that choose. */
export function useCompletion(area: RefObject<HTMLTextAreaElement | null>) {
  const id = useId();
  const [state, setState] = useState<CompletionState>(NOTHING);
  const isClosed = state.trigger !== null && state.closedAt === state.trigger.start;
  const suggestions = useSuggestions(isClosed ? null : state.trigger);
  const isOpen = !isClosed && suggestions.length > 0;
  const active = Math.min(state.active, suggestions.length - 1);

  /** Looks at what stands before the caret, after it or the text has changed. */
  function look() {
    const field = area.current;
    if (!field) return;
    const hasRange = field.selectionStart !== field.selectionEnd;
    const trigger = hasRange ? null : triggerAt(field.value, field.selectionEnd);
    setState((held) => {
      if (!trigger) return held.trigger || held.closedAt !== null ? NOTHING : held;
      const same = held.trigger?.start === trigger.start && held.trigger.query === trigger.query;
      if (same && held.trigger?.sign === trigger.sign) return held;
      return { trigger, closedAt: held.closedAt === trigger.start ? trigger.start : null, active: 0 };
    });
  }

  function close() {
    setState((held) => ({ ...held, closedAt: held.trigger?.start ?? null }));
  }

  function choose(index: number) {
    const chosen = suggestions[index];
    const field = area.current;
    if (!chosen || !field || !state.trigger) return;
    const { start, end } = state.trigger;
    // The space that follows already is not doubled.
    const insert = field.value[end] === ' ' ? chosen.insert.trimEnd() : chosen.insert;
    const caret = start + chosen.insert.length;
    setState(NOTHING);
    typeInto(field, { from: start, to: end, insert, start: caret, end: caret });
  }

  /** True for a key that was meant for the list. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step !== undefined) setState({ ...state, active: (active + step + suggestions.length) % suggestions.length });
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) choose(active);
    else if (event.key === 'Escape') close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return {
    id,
    isOpen,
    sign: state.trigger?.sign ?? '@',
    suggestions,
    active,
    look,
    close,
    choose,
    setActive: (index: number) => setState({ ...state, active: index }),
    onKeyDown,
    /** What the field says of the list to screen readers. */
    fieldProps: {
      'aria-autocomplete': 'list' as const,
      'aria-haspopup': 'listbox' as const,
      ...(isOpen && { 'aria-controls': id, 'aria-activedescendant': `${id}-${active}` }),
    },
  };
}

/** All that a list of suggestions shows. */
export type Completion = ReturnType<typeof useCompletion>;
