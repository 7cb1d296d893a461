-- Empty where it was begun before, but for one that could not be sent and may be tried again.
insert into covalue.reminder (login, organisation_id, record, files, due_on, days, begun_at)
values (:login, :organisation, :record, :files, cast(:due as date), :days, :now)
on conflict (login, organisation_id, record, files, due_on, days) do update
    set begun_at = excluded.begun_at, failed_at = null, tries = reminder.tries + 1
    where reminder.failed_at < :retry
returning reminder_id
