import { type FocusEvent, type PointerEvent, useState } from 'react';

/**
 * Whether the pointer, the focus or a finger is on a message. What one can do with it is drawn only then: hundreds of
 * buttons that nobody sees would make each room slow, and a long way for whoever goes by the Tab key.
 */
export function useAttention() {
  const [isHovered, setHovered] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const [isTouched, setTouched] = useState(false);
  return {
    isActive: isHovered || hasFocus || isTouched,
    onPointerEnter: (event: PointerEvent) => event.pointerType === 'mouse' && setHovered(true),
    onPointerLeave: () => setHovered(false),
    onPointerUp: (event: PointerEvent) => event.pointerType === 'touch' && setTouched(!isTouched),
    onFocus: (_event: FocusEvent) => setFocus(true),
    onBlur: (event: FocusEvent) => {
      if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
      setFocus(false);
      setTouched(false);
    },
  };
}
