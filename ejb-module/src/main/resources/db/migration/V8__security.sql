-- Roles have longer names. A campaign above a configured size is approved by somebody who neither ordered it nor added
-- its targets.

alter table operator_account alter column role set data type varchar(16);

alter table campaign add column targets_by varchar(64);
alter table campaign add column approved_by varchar(64);
alter table campaign add column approved_at timestamp(6) with time zone;

-- Each secret says by which version of the master key it is encrypted, and the master key of a version in use cannot be
-- dropped. Cards whose keys are derived from a named key have none of their own.

create table master_key (
  version integer not null primary key,
  created_at timestamp(6) with time zone not null,
  created_by varchar(64) not null
);
insert into master_key (version, created_at, created_by) values (1, current_timestamp, 'server');

create table named_key (
  name varchar(32) not null primary key,
  purpose varchar(16) not null,
  algorithm varchar(8) not null,
  secret bytea not null,
  key_version integer not null,
  check_value varchar(6) not null,
  created_at timestamp(6) with time zone not null,
  created_by varchar(64) not null,
  constraint named_key_master_key foreign key (key_version) references master_key (version)
);

alter table card add column key_version integer default 1 not null;
alter table card add column derived_from varchar(32);
alter table card alter column kic_key drop not null;
alter table card alter column kid_key drop not null;
alter table card add constraint card_named_key foreign key (derived_from) references named_key (name);
create index card_by_derived_from on card (derived_from);
create index card_by_key_version on card (key_version, id);
alter table card add constraint card_master_key foreign key (key_version) references master_key (version);

alter table smsc_link add column key_version integer default 1 not null;
alter table smsc_link add constraint smsc_link_master_key foreign key (key_version) references master_key (version);

create table vendor_format (
  name varchar(32) not null primary key,
  settings varchar(8000) not null,
  changed_at timestamp(6) with time zone not null,
  changed_by varchar(64) not null
);
