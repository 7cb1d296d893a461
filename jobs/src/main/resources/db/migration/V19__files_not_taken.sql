-- What lies in a landing folder and is no file of a kind that is read is told: not_taken where somebody may have meant it to be read,
-- ignored where a program has left it there.
do $$
declare
    known text;
begin
    select pg_get_expr(conbin, conrelid) into known
    from pg_constraint where conrelid = 'covalue.delivery'::regclass and conname = 'delivery_state_check';
    alter table covalue.delivery drop constraint delivery_state_check;
    execute 'alter table covalue.delivery add constraint delivery_state_check check ((' || known || ') or state in (''not_taken'', ''ignored''))';
end $$;

-- The locale under which numbers were read; empty where nobody has said one.
alter table covalue.delivery add column locale text;
