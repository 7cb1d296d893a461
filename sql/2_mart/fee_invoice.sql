/*
title: {en: Membership fees invoiced, es: Cuotas facturadas}
grain: one row per invoice dated in a year of the run and not after the business date; credit notes stand without amounts
examples:
  - name: what was paid beyond the invoice does not count, nothing paid is zero
    given:
      year: |
        year
        2022
        2023
      exchange_rate: |
        currency | year | units_per_usd
        EUR      | 2023 | 0.5
      fee_invoice: |
        invoice_id | organisation_id | member_id | invoiced_on | amount | currency | paid_amount
        1          | cordoba         | F1        | 2023-05-01  | 100    | EUR      | 120
        2          | cordoba         | F2        | 2023-05-01  | 100    | EUR      | 0
    expect: |
        invoice_id | organisation_id | year | amount_usd | paid_usd
        1          | cordoba         | 2023 | 200        | 200
        2          | cordoba         | 2023 | 200        | 0
  - name: a credit note and a currency without a rate have no amounts; what is dated later has not happened
    given:
      run: |
        as_of                | business_date | base_year | reporting_currency
        2025-01-01T00:00:00Z | 2023-09-30    | 2020      | USD
      year: |
        year
        2022
        2023
      fee_invoice: |
        invoice_id | organisation_id | member_id | invoiced_on | amount | currency | paid_amount
        1          | cordoba         | F1        | 2023-05-01  | -10    | USD      | 0
        2          | cordoba         | F1        | 2023-05-01  | 10     | XCD      | 0
        3          | cordoba         | F1        | 2023-10-01  | 10     | USD      | 0
    expect: |
        invoice_id | year | amount_usd | paid_usd
        1          | 2023 |            |
        2          | 2023 |            |
*/
with
invoice as (
    select
        fee_invoice.invoice_id,
        fee_invoice.organisation_id,
        year.year,
        fee_invoice.amount,
        fee_invoice.paid_amount,
        rate.units_per_usd
    from fee_invoice
    inner join year on year.year = cast(extract(year from fee_invoice.invoiced_on) as integer)
    cross join run
    left join conversion_rate as rate on rate.currency = fee_invoice.currency and rate.year = year.year
    where fee_invoice.invoiced_on <= run.business_date
)
select
    invoice_id,
    organisation_id,
    year,
    case when amount >= 0 then amount / units_per_usd end as amount_usd,
    case when amount >= 0 then least(paid_amount, amount) / units_per_usd end as paid_usd
from invoice
