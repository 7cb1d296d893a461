-- Numerators and denominators in Spanish; empty in editions made before.
alter table released.indicator add column numerator_es text;
alter table released.indicator add column denominator_es text;

-- rows counts rows, faults counts what is wrong in them; editions made before have counted faults in rows.
alter table released.rejected_by_organisation add column "column" text;
alter table released.rejected_by_organisation add column faults bigint;

-- What the base year lacks where no year has all prices and rates; empty where it lacks nothing or was asked for.
alter table covalue.edition add column base_year_lacks_prices text not null default '';
alter table covalue.edition add column base_year_lacks_rates text not null default '';

-- A delivery whose load broke off and can no longer be resumed: its rows are gone from raw, the entry stays.
alter table covalue.delivery drop constraint delivery_state_check;
alter table covalue.delivery add constraint delivery_state_check
    check (state in ('waiting', 'complete', 'skipped', 'refused', 'checking', 'abandoned'));
