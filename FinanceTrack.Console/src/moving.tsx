import { useEffect, useState } from 'preact/hooks';
import { setCategory } from './api/calls';
import { ApiError } from './api/http';
import type { Transaction } from './api/types';
import { messageOf, useHere } from './state';
import { texts } from './texts';
import { Button } from './ui/basics';

/** Transactions on their way to another category, one by one: it continues while other pages are looked at. */
interface Move {
  ledgerId: string;
  categoryId: string;
  category: string;
  moved: number;
  left: Transaction[];
  isRunning: boolean;
  error: string | null;
}

const changed = 'financetrack:moving';
let current: Move | null = null;

function set(move: Move | null): void {
  current = move;
  dispatchEvent(new Event(changed));
}

/** Moves all; how many were moved, or null where something cut it off, which `Moving` then says. */
export function moveAll(all: Transaction[], categoryId: string, category: string, ledgerId: string): Promise<number | null> {
  return goOn({ ledgerId, categoryId, category, moved: 0, left: all, isRunning: true, error: null });
}

async function goOn(move: Move): Promise<number | null> {
  set(move);
  addEventListener('beforeunload', warn);
  try {
    while (current?.isRunning && current.left.length > 0) {
      const [one, ...left] = current.left;
      const moved = await moveOne(one!, move.categoryId);
      set({ ...current, moved: current.moved + Number(moved), left });
    }
  } catch (failure) {
    if (current) set({ ...current, isRunning: false, error: messageOf(failure) });
  } finally {
    removeEventListener('beforeunload', warn);
  }
  if (!current || current.left.length > 0) return null;
  const { moved } = current;
  set(null);
  return moved;
}

/** One that was changed or deleted meanwhile is no longer one that the person wanted to move. */
async function moveOne(transaction: Transaction, categoryId: string): Promise<boolean> {
  try {
    await setCategory(transaction, categoryId);
    return true;
  } catch (failure) {
    if (failure instanceof ApiError && failure.status === 412) return false;
    throw failure;
  }
}

// The browser asks whether to leave: what is left would not be moved.
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

export function useMoving(): Move | null {
  const [move, setMove] = useState(current);
  useEffect(() => {
    const follow = () => setMove(current);
    follow();
    addEventListener(changed, follow);
    return () => removeEventListener(changed, follow);
  }, []);
  return move;
}

/** How far it is, on every page; where it was cut off, what is left. Another ledger, or signing out, stops it. */
export function Moving() {
  const { ledger } = useHere();
  const move = useMoving();
  useEffect(() => () => {
    if (current?.isRunning) set({ ...current, isRunning: false });
  }, []);
  if (!move || move.ledgerId !== ledger.id) return null;
  const t = texts.transactions;
  const all = move.moved + move.left.length;
  if (move.isRunning) {
    return (
      <div class="notice moving" role="status">
        <span>{t.moving(move.moved, all, move.category)}</span>
        <progress max={all} value={move.moved} aria-label={t.moving(move.moved, all, move.category)} />
      </div>
    );
  }
  return (
    <div class="notice moving" role="alert">
      <span>{t.cutOff(move.moved, move.left.length, move.category)} {move.error}</span>
      <Button onClick={() => void goOn({ ...move, isRunning: true, error: null })}>{t.moveRest}</Button>
      <Button kind="quiet" onClick={() => set(null)}>{texts.close}</Button>
    </div>
  );
}
