-- A seat that becomes free, or a time a coach keeps, is asked for where its offer needs somebody's yes.
insert into status_moves (subject, before, after) values
  ('booking', 'waitlisted', 'requested'), ('booking', 'offered', 'requested');
