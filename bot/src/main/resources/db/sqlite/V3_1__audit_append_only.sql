-- Nobody changes what is in the audit log, not by the program's own connection either. "insert or replace" deletes
-- without asking the third trigger, so the first one refuses a number that is there.
create trigger audit_no_replace before insert on audit
when exists (select 1 from audit where number = new.number)
begin
    select raise(abort, 'audit is append-only');
end;

create trigger audit_no_update before update on audit
begin
    select raise(abort, 'audit is append-only');
end;

create trigger audit_no_delete before delete on audit
begin
    select raise(abort, 'audit is append-only');
end;
