import type { Reason } from '../api/types';

export function Reasons({ reasons, title }: { reasons: Reason[]; title: string }) {
  if (reasons.length === 0) return null;
  return (
    <div class="reasons">
      <p class="hint">{title}</p>
      <ul>{reasons.map((reason) => <li key={reason.code + reason.text}>{capital(reason.text)}</li>)}</ul>
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
