import type { Role } from '../api/types';
import { texts } from '../texts';

const roles: Role[] = ['viewer', 'editor', 'owner'];

export function RoleSelect({ label, role, disabled = false, onChange }: {
  label: string; role: Role; disabled?: boolean; onChange: (role: Role) => void;
}) {
  return (
    <select aria-label={label} value={role} disabled={disabled} onChange={(event) => onChange(event.currentTarget.value as Role)}>
      {roles.map((one) => <option key={one} value={one}>{texts.sharing.roles[one]}</option>)}
    </select>
  );
}
