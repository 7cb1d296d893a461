-- How a sender's columns became ours is kept with each delivery; under another mapping the same file says something else.
alter table delivery add column mapping text;
alter table delivery add column mapping_sha256 text;
comment on column delivery.mapping is 'The mapping under which the table is read, as YAML; null where its own words say it';
comment on column delivery.mapping_sha256 is 'Hash of the mapping';
