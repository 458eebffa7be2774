-- Nobody changes what is in the audit log, not by the program's own connection either.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit is append-only';
end
$$;

create trigger audit_no_update before update or delete on audit
    for each row execute function audit_is_append_only();

create trigger audit_no_truncate before truncate on audit
    for each statement execute function audit_is_append_only();
