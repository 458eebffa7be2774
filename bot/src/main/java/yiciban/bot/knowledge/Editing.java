package yiciban.bot.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.analysis.Normaliser;
import yiciban.bot.staff.Audit;
import yiciban.bot.staff.OfficeNames;
import yiciban.bot.staff.StaffMember;
import yiciban.bot.system.Ids;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.EntryKind;

/** 编辑与审核: what staff do with a revision until it may be published. The one way in: pages, imports and command line. */
public final class Editing {

    /** In characters. */
    private static final int REMARK = 1_000;

    private static final String OWN = "不能审核自己写的内容，请另一位同事审核。";

    private static final String NOTHING_WAITS = "没有等待审核的版本。";

    private final Revisions revisions;
    private final Checks checks;
    private final Audit audit;
    private final TransactionOperations inTurn;
    private final Clock clock;
    private final Ids ids;

    Editing(Revisions revisions, Checks checks, Audit audit, TransactionOperations inTurn, Clock clock, Ids ids) {
        this.revisions = revisions;
        this.checks = checks;
        this.audit = audit;
        this.inTurn = inTurn;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A new entry with its first draft, which need not be complete yet.
     *
     * @param fields as in {@code seeds/README.md}; the id is given here
     * @throws RejectedInput when the member may not, or a field cannot be stored
     */
    public Revision create(Hand by, EntryKind kind, Map<String, ?> fields, String origin) {
        return create(by, kind, fields, origin, new Numbering(revisions, kind));
    }

    /** The same for one of many. */
    Revision create(Hand by, EntryKind kind, Map<String, ?> fields, String origin, Numbering numbering) {
        return create(by, kind, fields, kind == EntryKind.UNCOVERED ? null : fields.get("office"), origin, numbering);
    }

    /** The same, and which office keeps it. */
    Revision create(Hand by, EntryKind kind, Map<String, ?> fields, @Nullable Object office, String origin) {
        return create(by, kind, fields, office, origin, new Numbering(revisions, kind));
    }

    /**
     * The same once for a form that was opened: sent again, it is saved over what it made.
     *
     * @param key names the form
     * @param version as the form has it; 0 when it does not know that it made one
     */
    Revision create(Hand by, EntryKind kind, Map<String, ?> fields, @Nullable Object office, String key, int version) {
        String origin = "form:" + key;
        return done(() -> {
            Optional<Revision> made = revisions.in(State.DRAFT).stream()
                    .filter(draft ->
                            draft.origin().equals(origin) && draft.author().equals(by.name()))
                    .findFirst();
            if (made.isEmpty()) {
                return create(by, kind, fields, office, origin, new Numbering(revisions, kind));
            }
            var named = new LinkedHashMap<String, Object>(fields);
            named.put("id", made.get().entry());
            return save(by, made.get().entry(), version == 0 ? made.get().version() : version, named, origin);
        });
    }

    private Revision create(
            Hand by, EntryKind kind, Map<String, ?> fields, @Nullable Object said, String origin, Numbering numbering) {
        Rights.editor(by);
        return done(() -> {
            String id = numbering.nextId();
            var named = new LinkedHashMap<String, Object>();
            named.put("id", id);
            named.putAll(fields);
            named.put("id", id);
            if (kind != EntryKind.UNCOVERED) {
                named.putIfAbsent("status", "published");
            }
            // What is only known by name says itself which office does it.
            if (kind != EntryKind.UNCOVERED) {
                named.remove("office");
            }
            String office = office(by, said);
            Draft text = Draft.of(kind, named);
            revisions.file(new Filed(id, kind.name(), office, numbering.nextPosition(), null), null);
            Revision draft = revision(by, id, 1, text, origin);
            revisions.insert(draft);
            audit.record(by.actor(), "新建", id, null, text.content());
            return draft;
        });
    }

    /** A member of one office files for it; who works for all says for which, else it is the last one's. */
    private static String office(Hand by, @Nullable Object said) {
        if (!by.office().equals(StaffMember.EVERY_OFFICE)) {
            return by.office();
        }
        String named = said == null ? "" : said.toString().strip();
        return named.isEmpty() ? Offices.read().otherwise() : OfficeNames.accepted(named);
    }

    /**
     * Saves a draft over the version it was made from; begins one when nothing is open.
     *
     * @param version the version that was edited; 0 when nothing was open then
     * @throws SavedMeanwhile when that is not the version there is now
     * @throws RejectedInput when the member may not, or it waits for a reviewer
     */
    public Revision save(Hand by, String entry, int version, Map<String, ?> fields, String origin) {
        Filed filed = mine(by, entry);
        EntryKind kind = EntryKind.valueOf(filed.kind());
        var named = new LinkedHashMap<String, Object>(fields);
        named.put("id", entry);
        return save(by, filed, version, Draft.of(kind, named), origin);
    }

    /**
     * Adds questions to those that an entry answers already, in its draft or in a new one.
     *
     * @throws RejectedInput when the member may not, or the entry takes none, or has them all
     */
    public Revision addSimilar(Hand by, String entry, List<String> questions, String origin) {
        Filed filed = mine(by, entry);
        if (filed.isWords() || filed.kind().equals(EntryKind.REPORT.name())) {
            throw new RejectedInput("entry", "%s 是%s，问法要在它自己的页面上加。".formatted(entry, filed.kindLabel()));
        }
        return done(() -> {
            Optional<Revision> open = revisions.open(entry);
            Revision base = open.or(() -> Optional.ofNullable(filed.live()).flatMap(revisions::find))
                    .orElseThrow(() -> new RejectedInput("entry", "%s 还没有内容。".formatted(entry)));
            var fields = new LinkedHashMap<String, Object>(base.text(filed).fields());
            var similar = new ArrayList<Object>(fields.get("similar") instanceof List<?> list ? list : List.of());
            var there = new HashSet<String>();
            similar.forEach(one -> there.add(Normaliser.bare(String.valueOf(one))));
            there.add(Normaliser.bare(base.title()));
            questions.stream().filter(one -> there.add(Normaliser.bare(one))).forEach(similar::add);
            fields.put("similar", similar);
            Draft text = Draft.of(EntryKind.valueOf(filed.kind()), fields);
            if (text.content().equals(base.content())) {
                throw new RejectedInput("entry", "%s 里已经有这些问法了。".formatted(entry));
            }
            return save(by, filed, open.map(Revision::version).orElse(0), text, origin);
        });
    }

    /** The same for a list of words. */
    public Revision saveWords(Hand by, String entry, int version, String text) {
        Filed filed = mine(by, entry);
        return save(by, filed, version, new Draft(WordLists.title(entry), WordLists.checked(entry, text)), "form");
    }

    private Revision save(Hand by, Filed filed, int version, Draft text, String origin) {
        return done(() -> {
            Optional<Revision> open = revisions.open(filed.id());
            if (open.isEmpty()) {
                if (version != 0) {
                    throw new SavedMeanwhile(revisions.history(filed.id()).getFirst());
                }
                Revision draft = revision(by, filed.id(), revisions.nextNumber(filed.id()), text, origin);
                revisions.insert(draft);
                audit.record(by.actor(), "修改", filed.id(), live(filed), text.content());
                return draft;
            }
            Revision was = open.get();
            if (was.version() != version) {
                throw new SavedMeanwhile(was);
            }
            if (was.state() != State.DRAFT) {
                throw new RejectedInput(RejectedInput.WHOLE, "这一条已经提交，先撤回才能再改。");
            }
            if (was.content().equals(text.content())) {
                return was;
            }
            if (!revisions.save(was, text.title(), text.content(), joined(was.authors(), by.name()), now())) {
                throw new SavedMeanwhile(revisions.open(filed.id()).orElse(was));
            }
            audit.record(by.actor(), "修改", filed.id(), was.content(), text.content());
            return revisions.find(was.id()).orElseThrow();
        });
    }

    /** A draft that takes the published entry away from citizens, and may name what replaces it. */
    public Revision withdraw(Hand by, String entry, @Nullable String replacedBy) {
        Filed filed = mine(by, entry);
        if (filed.live() == null || filed.isWords()) {
            throw new RejectedInput(RejectedInput.WHOLE, "没有发布过，不用撤下。");
        }
        var fields = new LinkedHashMap<String, Object>(
                revisions.find(filed.live()).orElseThrow().text(filed).fields());
        fields.put("status", "withdrawn");
        fields.put("replaced_by", replacedBy);
        return save(by, entry, 0, fields, "form");
    }

    /** Entries with a draft in which the member wrote last. */
    public List<String> drafts(Hand by) {
        Rights.editor(by);
        return revisions.in(State.DRAFT).stream()
                .filter(draft -> draft.author().equals(by.name()))
                .map(Revision::entry)
                .toList();
    }

    /**
     * Entries that wait for a reviewer, are the member's to decide on, and were written by colleagues. Not the drafts that
     * came with the program: nobody has checked them yet, so each must be looked at and named.
     */
    public List<String> submissions(Hand by) {
        Rights.reviewer(by);
        return revisions.in(State.SUBMITTED).stream()
                .filter(waiting -> !waiting.authors().contains(by.name()))
                .filter(waiting -> !waiting.origin().equals(Revision.SEED))
                .filter(waiting -> by.member()
                        .worksFor(revisions.filed(waiting.entry()).orElseThrow().office()))
                .map(Revision::entry)
                .toList();
    }

    /**
     * Puts a draft before a reviewer.
     *
     * @throws RejectedInput with the first field that is wrong or missing
     */
    public Revision submit(Hand by, String entry) {
        Filed filed = mine(by, entry);
        Revision draft = open(entry, State.DRAFT, "没有可以提交的草稿。");
        checks.complete(filed, draft);
        return move(by, draft, State.SUBMITTED, null, "", "提交审核");
    }

    /** Takes one's office's submission back to work on it. */
    public Revision recall(Hand by, String entry) {
        mine(by, entry);
        Revision waiting = revisions
                .open(entry)
                .filter(open -> open.state() != State.DRAFT)
                .orElseThrow(() -> new RejectedInput(RejectedInput.WHOLE, "没有可以撤回的提交。"));
        return move(by, waiting, State.DRAFT, null, waiting.remark(), "撤回");
    }

    /** Says that a submission may be published, whichever text waits; see {@link #approve(Hand, String, int)}. */
    public Revision approve(Hand by, String entry) {
        theirs(by, entry);
        return approve(by, entry, open(entry, State.SUBMITTED, NOTHING_WAITS).version());
    }

    /**
     * Says that a submission may be published.
     *
     * @param version of the text that the reviewer read
     * @throws RejectedInput when it is one's own work, nothing waits, or another text does
     */
    public Revision approve(Hand by, String entry, int version) {
        Filed filed = theirs(by, entry);
        Revision waiting = open(entry, State.SUBMITTED, NOTHING_WAITS);
        seen(waiting, version);
        if (waiting.authors().contains(by.name())) {
            audit.refused(by.actor(), "审核通过", entry, OWN);
            throw new RejectedInput(RejectedInput.WHOLE, OWN);
        }
        checks.complete(filed, waiting);
        return move(by, waiting, State.APPROVED, by.name(), "", "审核通过");
    }

    /** Nobody decides on a text that was not on the screen. */
    private static void seen(Revision waiting, int version) {
        if (waiting.version() != version) {
            throw new RejectedInput(RejectedInput.WHOLE, "这一条刚刚又改过，请看过新的内容再决定。");
        }
    }

    /** Sends a submission back with what is to be done. */
    public Revision sendBack(Hand by, String entry, int version, String remark) {
        theirs(by, entry);
        String said = Checks.remark("remark", remark, REMARK);
        if (said.isEmpty()) {
            throw new RejectedInput("remark", "请写明要改什么。");
        }
        Revision waiting = revisions
                .open(entry)
                .filter(open -> open.state() != State.DRAFT)
                .orElseThrow(() -> new RejectedInput(RejectedInput.WHOLE, NOTHING_WAITS));
        seen(waiting, version);
        return move(by, waiting, State.DRAFT, null, said, "退回修改");
    }

    /** Gives a draft up; it stays in the history. */
    public Revision discard(Hand by, String entry) {
        mine(by, entry);
        return move(by, open(entry, State.DRAFT, "没有草稿。"), State.DISCARDED, null, "", "作废草稿");
    }

    private Revision open(String entry, State state, String otherwise) {
        return revisions
                .open(entry)
                .filter(open -> open.state() == state)
                .orElseThrow(() -> new RejectedInput(RejectedInput.WHOLE, otherwise));
    }

    private Revision move(Hand by, Revision was, State to, @Nullable String approver, String remark, String action) {
        return done(() -> {
            if (!revisions.move(was, to, approver, remark, now())) {
                throw new SavedMeanwhile(revisions.find(was.id()).orElse(was));
            }
            audit.record(by.actor(), action, was.entry(), was.state().label(), to.label());
            return revisions.find(was.id()).orElseThrow();
        });
    }

    /** What the member may write in. */
    private Filed mine(Hand by, String entry) {
        Filed filed = filed(entry);
        Rights.edits(by, filed);
        return filed;
    }

    /** What the member may decide on. */
    private Filed theirs(Hand by, String entry) {
        Filed filed = filed(entry);
        Rights.reviews(by, filed);
        return filed;
    }

    private Filed filed(String entry) {
        return revisions.filed(entry).orElseThrow(() -> new RejectedInput("entry", "没有编号为 %s 的条目。".formatted(entry)));
    }

    private Revision revision(Hand by, String entry, int number, Draft text, String origin) {
        return new Revision(
                ids.next(),
                entry,
                number,
                text.title(),
                text.content(),
                State.DRAFT,
                1,
                List.of(by.name()),
                origin,
                now(),
                now(),
                null,
                "");
    }

    private @Nullable String live(Filed filed) {
        return Optional.ofNullable(filed.live())
                .flatMap(revisions::find)
                .map(Revision::content)
                .orElse(null);
    }

    private static List<String> joined(List<String> authors, String name) {
        var all = new ArrayList<>(authors);
        all.remove(name);
        all.add(name);
        return all;
    }

    private Instant now() {
        return clock.instant();
    }

    private <T> T done(Supplier<T> work) {
        return Objects.requireNonNull(inTurn.execute(status -> work.get()));
    }
}
