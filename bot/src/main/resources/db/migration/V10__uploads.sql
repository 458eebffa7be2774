-- 上传: files that somebody may import, so that any node can read and write them; forgotten after an hour.
create table upload (
    id text primary key,
    member text not null,
    name text not null,
    -- 1 when it is a report, 0 when it is a sheet
    report int not null,
    begun_at bigint not null,
    -- when somebody said yes; null before
    pressed_at bigint,
    -- when the node that writes it last said that it does; null before
    beat_at bigint,
    -- when somebody said stop, while it was being written; null before
    stopped_at bigint,
    -- drafts it became and rows that were left out; null until then
    written int,
    skipped int,
    -- why it was not written; null when it was, or is being written
    problem text
);

create index upload_begun on upload (begun_at);

-- Apart, since SQLite writes a row anew when anything in it changes.
create table upload_file (
    id text primary key references upload (id) on delete cascade,
    file bytea not null
);
