import { useState } from 'react';
import { useDelayed } from '../ui/useDelayed.ts';

/** The words typed into a picker. While `isTyping`, what was found for the words before is no answer: Enter would choose it unseen. */
export function useTyped(): { q: string; isTyping: boolean; setTyped: (words: string) => void } {
  const [typed, setTyped] = useState('');
  const q = useDelayed(typed);
  return { q, isTyping: typed !== q, setTyped };
}
