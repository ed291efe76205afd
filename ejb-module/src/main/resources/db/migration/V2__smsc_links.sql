-- Links to SMSCs that were added while the server ran. settings: a JSON object of those that are no secret, null for the
-- link that the configuration defines, of which only whether it is wanted open is kept; secrets: its passwords, encrypted.

create table smsc_link (
  name varchar(32) not null primary key,
  version bigint not null,
  wanted_open boolean not null,
  settings varchar(8000),
  secrets bytea,
  changed_at timestamp(6) with time zone not null,
  changed_by varchar(64) not null
);
