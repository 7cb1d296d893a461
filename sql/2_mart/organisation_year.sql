/*
title:    {en: Organisations by year, es: Organizaciones por año}
grain:    one row per organisation and year of the run
released: true
examples:
  - name: age counts years since the founding year, bands change at 5 and 10, a year before the founding is a band of its own
    given:
      year: |
        year
        2000
        2005
        2006
        2010
        2011
      organisation: |
        organisation_id | founded_on
        cordoba         | 2001-12-31
    expect: |
        organisation_id | year | age | age_band
        cordoba         | 2000 | -1  | not_founded
        cordoba         | 2005 | 4   | 0-4
        cordoba         | 2006 | 5   | 5-9
        cordoba         | 2010 | 9   | 5-9
        cordoba         | 2011 | 10  | 10+
  - name: members are those of any day of the year; leaving on 1 January ends in the year before; two spells count once
    given:
      year: |
        year
        2022
        2023
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      member: |
        member_id | member_type
        F1        | firm
        F2        | firm
        U1        | university
      membership: |
        organisation_id | member_id | joined_on  | left_on
        cordoba         | F1        | 2022-12-31 | 2023-01-01
        cordoba         | F2        | 2022-01-01 | 2022-06-01
        cordoba         | F2        | 2022-09-01 |
        cordoba         | U1        | 2023-12-31 |
    expect: |
        organisation_id | year | members | firms
        cordoba         | 2022 | 2       | 2
        cordoba         | 2023 | 2       | 1
        rosario         | 2022 | 0       | 0
        rosario         | 2023 | 0       | 0
  - name: the largest class of own income gives its name; the three public sources are one class; nothing received is none_reported
    given:
      year: |
        year
        2023
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      funding: |
        funding_id | organisation_id | received_on | source          | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2023-01-01  | services        | 50     | 0                     | USD      | false
        2          | cordoba         | 2023-12-31  | national_public | 30     | 0                     | USD      | false
        3          | cordoba         | 2023-05-01  | local_public    | 25     | 0                     | USD      | false
    expect: |
        organisation_id | year | funding_class | own_income
        cordoba         | 2023 | public_funds  | 105
        rosario         | 2023 | none_reported |
  - name: money passed through and contributions in kind are no own income
    given:
      year: |
        year
        2023
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      funding: |
        funding_id | organisation_id | received_on | source               | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2023-01-01  | international_public | 1000   | 950                   | USD      | false
        2          | cordoba         | 2023-02-01  | membership_fees      | 60     | 0                     | USD      | false
        3          | cordoba         | 2023-03-01  | sponsorship          | 500    | 0                     | USD      | true
        4          | rosario         | 2023-03-01  | sponsorship          | 500    | 0                     | USD      | true
    expect: |
        organisation_id | year | funding_class   | own_income
        cordoba         | 2023 | membership_fees | 110
        rosario         | 2023 | none_reported   |
  - name: a tie goes to the class listed first; a total of zero is none_reported
    given:
      year: |
        year
        2023
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      funding: |
        funding_id | organisation_id | received_on | source      | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2023-01-01  | other       | 50     | 0                     | USD      | false
        2          | cordoba         | 2023-02-01  | sponsorship | 50     | 0                     | USD      | false
        3          | rosario         | 2023-03-01  | services    | 20     | 20                    | USD      | false
    expect: |
        organisation_id | year | funding_class | own_income
        cordoba         | 2023 | sponsorship   | 100
        rosario         | 2023 | none_reported | 0
  - name: unlike currencies are converted at the average rate of the year of receipt; a record without a rate is left out
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2024-12-31    | 2020      | EUR
      year: |
        year
        2023
      organisation: |
        organisation_id | country | founded_on
        cordoba         | AR      | 2001-05-04
        rosario         | AR      | 2015-12-31
      exchange_rate: |
        currency | year | units_per_usd
        ARS      | 2023 | 200
        ARS      | 2022 | 100
        EUR      | 2023 | 0.5
      funding: |
        funding_id | organisation_id | received_on | source          | amount | passed_through_amount | currency | in_kind
        1          | cordoba         | 2023-01-01  | services        | 40000  | 0                     | ARS      | false
        2          | cordoba         | 2023-02-01  | membership_fees | 30     | 0                     | EUR      | false
        3          | cordoba         | 2023-02-01  | other           | 10     | 0                     | USD      | false
        4          | cordoba         | 2023-02-01  | other           | 999    | 0                     | XCD      | false
    expect: |
        organisation_id | year | funding_class | own_income
        cordoba         | 2023 | services      | 135
        rosario         | 2023 | none_reported |
*/
with
own_income_record as (
    select
        funding.organisation_id,
        rate.year,
        funding_class.funding_class,
        funding_class.listed,
        (funding.amount - funding.passed_through_amount) / rate.units_per_reporting_unit as own_income
    from funding
    inner join funding_class on funding_class.source = funding.source
    inner join conversion_rate as rate on rate.currency = funding.currency
        and rate.year = cast(extract(year from funding.received_on) as integer)
    where not funding.in_kind and rate.units_per_reporting_unit is not null
),
class_income as (
    select organisation_id, year, funding_class, listed, sum(own_income) as own_income
    from own_income_record
    group by organisation_id, year, funding_class, listed
),
income as (
    select organisation_id, year, sum(own_income) as own_income, max(own_income) as largest
    from class_income
    group by organisation_id, year
),
-- Shares within 1e-9 of the total are a tie, which goes to the class listed first.
largest_class as (
    select
        class_income.organisation_id,
        class_income.year,
        class_income.funding_class,
        row_number() over (
            partition by class_income.organisation_id, class_income.year
            order by class_income.listed
        ) as place
    from class_income
    inner join income on income.organisation_id = class_income.organisation_id and income.year = class_income.year
    where income.own_income > 0
        and income.largest - class_income.own_income <= income.own_income * cast(1e-9 as double precision)
),
member_count as (
    select
        member_in_year.organisation_id,
        member_in_year.year,
        count(member.member_id) as members,
        count(member.member_id) filter (where member.member_type = 'firm') as firms
    from member_in_year
    inner join member on member.member_id = member_in_year.member_id
    where member_in_year.is_member
    group by member_in_year.organisation_id, member_in_year.year
),
organisation_in_year as (
    select
        organisation.organisation_id,
        year.year,
        year.year - cast(extract(year from organisation.founded_on) as integer) as age
    from organisation
    cross join year
)
select
    organisation_in_year.organisation_id,
    organisation_in_year.year,
    organisation_in_year.age,
    case
        when organisation_in_year.age < 0 then 'not_founded'
        when organisation_in_year.age < 5 then '0-4'
        when organisation_in_year.age < 10 then '5-9'
        else '10+'
    end as age_band,
    coalesce(largest_class.funding_class, 'none_reported') as funding_class,
    coalesce(member_count.members, 0) as members,
    coalesce(member_count.firms, 0) as firms,
    income.own_income
from organisation_in_year
left join member_count
    on member_count.organisation_id = organisation_in_year.organisation_id
    and member_count.year = organisation_in_year.year
left join income
    on income.organisation_id = organisation_in_year.organisation_id
    and income.year = organisation_in_year.year
left join largest_class
    on largest_class.organisation_id = organisation_in_year.organisation_id
    and largest_class.year = organisation_in_year.year
    and largest_class.place = 1
