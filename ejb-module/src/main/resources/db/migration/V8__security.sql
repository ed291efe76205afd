-- Roles have longer names. A campaign above a configured size is approved by somebody who neither ordered it nor added
-- its targets.

alter table operator_account alter column role set data type varchar(16);

alter table campaign add column targets_by varchar(64);
alter table campaign add column approved_by varchar(64);
alter table campaign add column approved_at timestamp(6) with time zone;
