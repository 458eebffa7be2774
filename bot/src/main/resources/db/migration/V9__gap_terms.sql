-- What the ledger of gaps did not keep: which content its queue is of, what was found when it was asked, and its deadlines.

-- The published entry that answers the wording and was not found; null when none does.
alter table gap_wording add column known text;
-- Content of which that was said; null when it is to be said.
alter table gap_wording add column settled_of text;
-- What the search found and rejected when it was asked, as JSON; null when that was not kept.
alter table gap_question add column rejected text;

create index gap_question_waiting on gap_question (words) where resolved_at is null;
create index gap_wording_gathered on gap_wording (words) where vector is not null;

-- 期限: each day by which a gap was to be answered, and how that ended. What is over is never rewritten.
create table gap_term (
    id text primary key,
    gap text not null references gap (id),
    office text not null,
    due text not null,
    -- null while it runs
    ended_at bigint,
    -- closed, dismissed, merged, postponed; null while it runs
    ending text
);

create index gap_term_gap on gap_term (gap);
create index gap_term_due on gap_term (due);
create unique index gap_term_running on gap_term (gap) where ended_at is null;

insert into gap_term (id, gap, office, due, ended_at, ending)
    select id || '-1', id, office, due, closed_at, case when closed_at is not null then status end
    from gap where status in ('open', 'drafted') or (status in ('closed', 'dismissed') and closed_at is not null);
