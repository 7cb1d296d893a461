    insert into {next}.base_year
    select distinct '{indicator}', organisation_id, year, base_year from member_row where base_year is not null
