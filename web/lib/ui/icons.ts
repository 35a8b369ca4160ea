/** Our own icons: outlines in a square of 20, drawn with the ink of the text beside them. */
export const ICONS = {
  home: 'M3.5 9.2 10 3.5l6.5 5.7V16a.8.8 0 0 1-.8.8H4.3a.8.8 0 0 1-.8-.8zM8 16.5v-5h4v5',
  book: 'M10 5.2C8.4 4 6 3.6 3.2 3.8v11.4c2.8-.2 5.2.2 6.8 1.4 1.6-1.2 4-1.6 6.8-1.4V3.8C14 3.6 11.6 4 10 5.2zM10 5.2v11.2',
  skills: 'M5 3.5v13M5 5h4M5 8.5h7M5 12h4M5 15.5h9.5',
  people:
    'M7.2 9.2a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM2.5 16.2c.3-3 2-4.6 4.7-4.6s4.4 1.6 4.7 4.6M12.6 4.3a2.5 2.5 0 0 1 0 4.7M14 12c2 .5 3.2 1.9 3.5 4.2',
  more: 'M5 9v2M10 9v2M15 9v2M4 10h2M9 10h2M14 10h2',
  search: 'M9 14.3A5.3 5.3 0 1 0 9 3.7a5.3 5.3 0 0 0 0 10.6zM13 13l3.8 3.8',
  theme: 'M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13M12 5v10M14 6.5v7',
  leave: 'M8 3.8H4.6a1 1 0 0 0-1 1v10.4a1 1 0 0 0 1 1H8M12 6.5l3.5 3.5-3.5 3.5M15.2 10H7.5',
  check: 'm4.5 10.5 3.7 3.7 7.3-8',
  cross: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  next: 'm8 5 5 5-5 5',
  previous: 'm12 5-5 5 5 5',
  start: 'M4 10h12M11.5 5.5 16 10l-4.5 4.5',
  clock: 'M10 16.8a6.8 6.8 0 1 0 0-13.6 6.8 6.8 0 0 0 0 13.6zM10 6.2V10l2.6 1.6',
  report: 'M3.5 16.5h13M5.5 16.5V10M10 16.5V4.5M14.5 16.5V7.5',
  certificate: 'M4 3.8h12v8.4H4zM7 7h6M8.2 12.2v4.6L10 15.6l1.8 1.2v-4.6',
  download: 'M10 3.5v9M6.3 9.2 10 12.8l3.7-3.6M4 16.5h12',
  copy: 'M7 7h9v9.5H7zM13 7V3.5H4V13h3',
  slots: 'M3.5 5h13v10h-13zM6.5 8.5h3M6.5 11.5h7',
  jobs: 'M4 5.5h12M4 10h12M4 14.5h7M15 13v3M13.5 14.5h3',
  mail: 'M3.5 5h13v10h-13zM3.8 5.5 10 10.6l6.2-5.1',
  overview: 'M3.5 3.5h5.5v5.5H3.5zM11 3.5h5.5v5.5H11zM3.5 11h5.5v5.5H3.5zM11 11h5.5v5.5H11z',
  departments: 'M7.5 3.5h5v4h-5zM3 12.5h5v4H3zM12 12.5h5v4h-5zM10 7.5v2.8M5.5 12.5v-2.2h9v2.2',
  flag: 'M5 17V3.5M5 4.5c4-2 6 2 10 0v7c-4 2-6-2-10 0',
  warning: 'M10 3.2 17.5 16.4h-15zM10 8v4M10 14.2v.1',
  info: 'M10 16.8a6.8 6.8 0 1 0 0-13.6 6.8 6.8 0 0 0 0 13.6zM10 9.2v4.3M10 6.5v.1',
  lock: 'M5 9.2h10v7.3H5zM7 9V6.8a3 3 0 0 1 6 0V9',
} as const;

export type IconName = keyof typeof ICONS;
