-- What a program of schema V4 writes and reads, table by table, each touching one row. A newer schema must still take it:
-- new columns are null or have a default, nothing is renamed or dropped before the version after next.

insert into conversation (id, channel, address, begun_at) values ('c1', 'web', 'a', 1)
on conflict (channel, address) do update set begun_at = conversation.begun_at;
insert into turn (id, conversation, number, message, question, masked, asked_at)
select 't1', 'c1', coalesce(max(number), 0) + 1, 'm1', '居住证怎么办', false, 1
from turn where conversation = 'c1' on conflict (conversation, message) do nothing;
update turn set outcome = 'not_found', answer = '{}', subject = null, confidence = 0.5, took_us = 900, answered_at = 2
where id = 't1' and outcome is null;
update turn set helpful = false where id = 't1' and outcome is not null;
select turn.id, number, question, masked, asked_at, answer, took_us, helpful from turn where conversation = 'c1';
select question, outcome, asked_at from turn where outcome in ('not_found', 'failed') or helpful = false;

insert into telegram_update (id, update_id, chat, message, json, masked, status, tries, problem, received_at, ended_at)
values ('u1', 7, 1, 2, '{}', false, 'waiting', 0, null, 1, null) on conflict (update_id) do nothing;
update telegram_update set status = 'done', problem = null, ended_at = 2 where id = 'u1' and status = 'waiting';
insert into telegram_message (id, reply, part, chat, broadcast, method, body, plain, answers, status, tries, doubts, crashes,
    queued_at)
values ('o1', 'r1', 1, 1, false, 'sendMessage', '{}', null, 2, 'queued', 0, 0, 0, 1) on conflict (reply, part) do nothing;
update telegram_message set status = 'sending' where id = 'o1' and status = 'queued';
update telegram_message set status = 'sent', message = 3, ended_at = 2 where id = 'o1' and status = 'sending';
insert into telegram_chat (chat, inactive, paused_until) values (1, false, 0)
on conflict (chat) do update set inactive = excluded.inactive, paused_until = excluded.paused_until;
insert into telegram_button (id, chat, question, turn, helpful, made_at) values ('b1', 1, null, 't1', true, 1);
update telegram_lease set holder = 'node-1', epoch = epoch + 1, beat = 0
where name = 'telegram' and epoch = 0 and beat = 0;

insert into staff_member (id, name, display, office, role, disabled, password, password_set_at, once_until, failures,
    locked_until, made_at)
values ('s1', 'wang', '王芳', '公安', 'editor', false, '{x}', 1, 0, 0, 0, 1) on conflict (name) do nothing;
insert into staff_password (id, member, password, set_at) values ('p1', 's1', '{x}', 1);
insert into staff_session (id, member, address, began_at, seen_at, second_factor) values ('x', 's1', '', 1, 1, false);
insert into staff_attempt (address, failures, last_at) values ('10.0.0.7', 1, 1)
on conflict (address) do update set failures = staff_attempt.failures + 1;
update audit_head set number = number + 1 where name = 'audit';
insert into audit (number, at, actor, address, action, subject, refused, old_value, new_value, hash)
values (1, 1, 'wang', '', '修改', 'faq-001', false, null, null, 'h');

insert into entry (id, kind, office, position, live, seed) values ('faq-001', 'FAQ', '民政', 1, null, null);
insert into revision (id, entry, number, title, content, state, version, authors, origin, created_at, changed_at, approver,
    remark)
values ('v1', 'faq-001', 1, '结婚登记要钱吗？', 'x', 'DRAFT', 1, 'wang', 'form', 1, 1, null, '');
update revision set state = 'SUBMITTED', approver = null, remark = '', version = version + 1, changed_at = 2
where id = 'v1' and version = 1 and state = 'DRAFT';
insert into publication (number, published_at, publisher, note, overridden, undoes) values (1, 1, 'chen', '', null, null);
insert into publication_change (publication, entry, before, after) values (1, 'faq-001', null, 'v1');
update entry set live = 'v1' where id = 'faq-001';
insert into trial (id, begun_at, tried_by, revisions, against) values ('tr1', 1, 'chen', 'v1@2', 1);
insert into seeding (fingerprint, brought_at) values ('f', 1);
insert into import_batch (id, made_at, made_by, file) values ('i1', 1, 'wang', 'faqs.csv');
insert into import_line (batch, row_number, entry, revision, version, before) values ('i1', 2, 'faq-001', 'v1', 2, null);
