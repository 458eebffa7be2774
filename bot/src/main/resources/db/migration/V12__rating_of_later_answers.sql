-- 评价 of an answer that came later, beside what was said of the first one: as turn.helpful and table rating say it of that.
alter table wish add column helpful boolean;
alter table wish add column level integer;
alter table wish add column reason text;
alter table wish add column remark text;
alter table wish add column rated_at bigint;
