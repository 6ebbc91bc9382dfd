/** One of a few views, as a group of buttons of which one is pressed. */
export function Tabs({ label, tabs, current, onChoose }: {
  label: string; tabs: { id: string; name: string }[]; current: string; onChoose: (id: string) => void;
}) {
  return (
    <div class="tabs" role="group" aria-label={label}>
      {tabs.map((tab) => (
        <button type="button" key={tab.id} aria-pressed={tab.id === current} onClick={() => onChoose(tab.id)}>{tab.name}</button>
      ))}
    </div>
  );
}
