-- Ids are kept in Unicode NFC from now on, so that two which look the same are the same. What is stored is brought to it; an id that
-- has come in both forms becomes one, with all its versions. Published editions stay as they were published.
do $$
#variable_conflict use_column
declare
    kind record;
    changed text;
    stale text;
begin
    if current_setting('server_encoding') <> 'UTF8' then
        return;
    end if;
    for kind in
        select k.record, k.key
        from (values
            ('asset_use', 'organisation_id, member_id, used_on, capability, capability_name'),
            ('board_meeting', 'organisation_id, held_on'),
            ('board_seat', 'organisation_id, seat_id, seat_from'),
            ('exchange_rate', 'currency, year'),
            ('fee_invoice', 'invoice_id'),
            ('funding', 'funding_id'),
            ('funding_benchmark', 'benchmark, age_band, funding_class'),
            ('member', 'member_id'),
            ('member_standard', 'organisation_id, member_id, standard, assessed_on'),
            ('membership', 'organisation_id, member_id, joined_on'),
            ('network_respondent', 'organisation_id, wave, member_id'),
            ('network_tie', 'organisation_id, wave, relation, from_member_id, to_member_id'),
            ('organisation', 'organisation_id'),
            ('participation', 'project_id, member_id'),
            ('price_index', 'country, year, index_kind'),
            ('project', 'project_id'),
            ('project_result', 'project_id, result_name, due_on'),
            ('project_share', 'project_id, funder_id'),
            ('proposal', 'proposal_id'),
            ('regional_employment', 'country, region, sector, year'),
            ('revenue', 'member_id, year'),
            ('shared_value_plan', 'organisation_id, member_id, chosen_on'),
            ('survey_answer', 'organisation_id, wave, member_id, instrument, item'),
            ('sustainability', 'member_id, year')
        ) k(record, key)
        where to_regclass('raw.' || k.record) is not null
    loop
        select string_agg(format('%1$I = normalize(%1$I, nfc)', column_name), ', '), string_agg(format('%I is not nfc normalized', column_name), ' or ')
        into changed, stale
        from information_schema.columns
        where table_schema = 'raw' and table_name = kind.record and data_type = 'text' and column_name like '%\_id';
        continue when changed is null;
        execute format('create temporary table touched on commit drop as select distinct delivery_id from raw.%I where %s', kind.record, stale);
        execute format('update raw.%I set %s where %s', kind.record, changed, stale);
        -- A key that stands in one file in both forms: as at a load, the first row counts and the later one is rejected.
        execute format($sql$
            create temporary table doubled on commit drop as
            select * from (
                select r.ctid as place_in_raw, r.delivery_id, r.row_number, concat_ws(', ', %2$s) as found,
                       to_jsonb(r) ->> 'organisation_id' as organisation_id, to_jsonb(r) ->> 'member_id' as member_id,
                       row_number() over (partition by r.delivery_id, %2$s order by r.row_number) as place,
                       min(r.row_number) over (partition by r.delivery_id, %2$s) as first_row
                from raw.%1$I r
                where r.delivery_id in (select delivery_id from touched)
            ) ranked
            where place > 1$sql$, kind.record, kind.key);
        execute format('delete from raw.%I r using doubled d where r.ctid = d.place_in_raw', kind.record);
        insert into covalue.rejected_row (delivery_id, row_number, column_name, found, expected, rule, message, organisation_id, member_id)
        select delivery_id, row_number, kind.key, found, 'each key once in a file', 'key',
               'the key stands already in row ' || first_row || '; keep one of the two', organisation_id, member_id
        from doubled;
        update covalue.delivery d
        set rows_loaded = d.rows_loaded - t.rows, rows_rejected = d.rows_rejected + t.rows
        from (select delivery_id, count(*) as rows from doubled group by delivery_id) t
        where d.delivery_id = t.delivery_id;
        drop table doubled;
        drop table touched;
    end loop;

    update covalue.rejected_row set organisation_id = normalize(organisation_id, nfc), member_id = normalize(member_id, nfc)
    where organisation_id is not nfc normalized or member_id is not nfc normalized;
    update covalue.unresolved_reference
    set found = normalize(found, nfc), organisation_id = normalize(organisation_id, nfc), member_id = normalize(member_id, nfc)
    where found is not nfc normalized or organisation_id is not nfc normalized or member_id is not nfc normalized;
    update covalue.delivery set sent_by = normalize(sent_by, nfc) where sent_by is not nfc normalized;

    -- Of two entries that become one, the one that says more stays.
    update covalue.unchanged_arrival a set received_at = greatest(a.received_at, b.received_at)
    from covalue.unchanged_arrival b
    where a.record = b.record and a.organisation_id is nfc normalized and b.organisation_id is not nfc normalized
      and a.organisation_id = normalize(b.organisation_id, nfc);
    delete from covalue.unchanged_arrival a using covalue.unchanged_arrival b
    where a.record = b.record and a.organisation_id is not nfc normalized and a.organisation_id <> b.organisation_id
      and normalize(a.organisation_id, nfc) = normalize(b.organisation_id, nfc)
      and (b.organisation_id is nfc normalized or (a.received_at, a.organisation_id) < (b.received_at, b.organisation_id));
    update covalue.unchanged_arrival set organisation_id = normalize(organisation_id, nfc) where organisation_id is not nfc normalized;

    delete from covalue.role_grant a using covalue.role_grant b
    where a.grant_id > b.grant_id and a.login = b.login and a.role = b.role and a.edition_id is not distinct from b.edition_id
      and normalize(coalesce(a.organisation_id, ''), nfc) = normalize(coalesce(b.organisation_id, ''), nfc)
      and normalize(coalesce(a.funder_id, ''), nfc) = normalize(coalesce(b.funder_id, ''), nfc);
    update covalue.role_grant set organisation_id = normalize(organisation_id, nfc), funder_id = normalize(funder_id, nfc)
    where organisation_id is not nfc normalized or funder_id is not nfc normalized;
end $$;
