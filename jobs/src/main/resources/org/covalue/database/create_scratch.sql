select 'create database ' || quote_ident(?) || ' template template0 encoding ''UTF8'' lc_collate ' || quote_literal(d.datcollate)
       || ' lc_ctype ' || quote_literal(d.datctype)
       || case cast(to_jsonb(d) ->> 'datlocprovider' as text)
              when 'i' then ' locale_provider icu icu_locale '
                            || quote_literal(coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'))
              when 'b' then ' locale_provider builtin builtin_locale ' || quote_literal(to_jsonb(d) ->> 'datlocale')
              else ' locale_provider libc'
          end
from pg_database d
where d.datname = current_database()
