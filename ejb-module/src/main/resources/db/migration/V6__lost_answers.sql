-- A part that was submitted without an answer has no message id, until a late answer or a receipt tells it.
alter table submitted_part alter column message_id drop not null;

-- Parts are looked up by key and card; those without an id have the empty key.
drop index submitted_part_by_key;
create index submitted_part_by_key on submitted_part (card_id, message_key);
