const paths = {
  overview: 'M4 13h6V4H4zM14 20h6V4h-6zM4 20h6v-4H4z',
  accounts: 'M3 10l9-6 9 6M5 10v8M10 10v8M14 10v8M19 10v8M3 20h18',
  transactions: 'M4 7h16M4 12h16M4 17h10',
  questions: 'M7 7h11l-3-3M17 17H6l3 3',
  anomalies: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  recurring: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  insights: 'M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9V16h7v-2.1A6 6 0 0 0 12 3z',
  assistant: 'M4 5h16v11H9l-5 4z',
  sharing: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21a7 7 0 0 1 14 0M19 8v6M16 11h6',
  activity: 'M3 12h4l3-8 4 16 3-8h4',
  settings: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0',
  users: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21a7 7 0 0 1 14 0M16 4a4 4 0 0 1 0 7M18 14a7 7 0 0 1 4 7',
  jobs: 'M12 8v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  models: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM12 12l8-4.5M12 12v9M12 12L4 7.5',
  poison: 'M4 5h16v14H4zM4 6l8 7 8-7',
  audit: 'M6 3h9l4 4v14H6zM9 12h7M9 16h7M9 8h3',
};

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={paths[name]} /></svg>
  );
}
