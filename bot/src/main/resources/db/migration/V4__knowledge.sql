-- Content: entries, their revisions, and the publications that put revisions before citizens.

create table entry (
    id text primary key,
    -- EntryKind, or WORDS for a list of words
    kind text not null,
    -- 部门 that keeps it
    office text not null,
    -- reading order
    position integer not null,
    -- the revision citizens are answered from; null when none is published
    live text,
    -- of the text in seeds/ it was last compared with; null when it did not come from there
    seed text
);

create table revision (
    id text primary key,
    entry text not null references entry (id),
    number integer not null,
    title text not null,
    content text not null,
    state text not null,
    -- counts saves: who saves an older one is told, and overwrites nothing
    version integer not null,
    -- everybody who wrote in it, oldest first, separated by blanks: none of them may approve it
    authors text not null,
    -- seed, form, import:ID, gap:ID
    origin text not null,
    created_at bigint not null,
    changed_at bigint not null,
    approver text,
    -- what the reviewer said when it went back
    remark text not null,
    unique (entry, number)
);

-- One piece of work at a time per entry: a second editor joins it or waits.
create unique index revision_open on revision (entry) where state in ('DRAFT', 'SUBMITTED', 'APPROVED');
create index revision_state on revision (state, changed_at);

create table publication (
    number integer primary key,
    published_at bigint not null,
    publisher text not null,
    note text not null,
    -- why golden questions may get worse; null when none did
    overridden text,
    -- the publication this one takes back
    undoes integer unique references publication (number)
);

create table publication_change (
    publication integer not null references publication (number),
    entry text not null references entry (id),
    -- revisions; null is none
    before text,
    after text,
    primary key (publication, entry)
);

-- The gate's trials: which revisions, against which publication, and what came of it.
create table trial (
    id text primary key,
    begun_at bigint not null,
    tried_by text not null,
    -- revision and version, sorted, separated by blanks
    revisions text not null,
    against integer not null,
    finished_at bigint,
    asked integer,
    regressions integer,
    -- JSON, the changed answers side by side
    changes text
);

-- The seeds that were brought in, so that they are read once only.
create table seeding (
    fingerprint text primary key,
    brought_at bigint not null
);

-- Imports, so that each can be taken back as a whole.
create table import_batch (
    id text primary key,
    made_at bigint not null,
    made_by text not null,
    file text not null,
    undone_at bigint
);

create table import_line (
    batch text not null references import_batch (id),
    row_number integer not null,
    -- no reference: an undone import leaves no entry behind
    entry text not null,
    -- the revision as this import left it
    revision text not null,
    version integer not null,
    -- the draft it wrote over; null when there was none
    before text,
    primary key (batch, row_number)
);
