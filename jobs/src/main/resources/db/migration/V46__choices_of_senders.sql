-- What an organisation has chosen for its next files, where the portal asked: the locale under which it writes, and which of its
-- columns are which of ours.
create table sender_choice (
    organisation_id text primary key,
    locale          text,
    mapping         text    -- as YAML
);

-- How a file that was sent in was read when its sender saw it checked and delivered it. The night reads it the same way, whatever is
-- chosen or set meanwhile; so a choice never changes what came before it.
create table sent_file (
    organisation_id text not null,
    sha256          text not null,
    locale          text,
    mapping         text,
    primary key (organisation_id, sha256)
);
