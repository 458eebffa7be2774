package yiciban.bot.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import yiciban.bot.answer.Content;
import yiciban.bot.answer.Judgment;
import yiciban.bot.answer.Library;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.conversation.PastQuestions;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.Ids;
import yiciban.bot.system.RejectedInput;
import yiciban.catalog.SeedError;

/** 发布与回退: tries approved revisions, puts them before citizens together, and takes a publication back. */
public final class Publishing {

    /** Questions of citizens that are asked again before a publication go back so far. */
    private static final Duration LATELY = Duration.ofDays(14);

    /** Different ones that are asked again, the newest first. */
    private static final int QUESTIONS = 5_000;

    /** What is said of a publication, a rollback, an override. In characters. */
    private static final int NOTE = 200;

    private static final String UNTRIED = "试答过了一天，或内容有变化，请先重新试答，再发布。";

    /** What citizens ask changes: an older trial says too little. */
    static final Duration FRESH = Duration.ofDays(1);

    private static final String NONE = "没有可以回退的发布。";

    private final Revisions revisions;
    private final Publications publications;
    private final Trials trials;
    private final PastQuestions asked;
    private final Contents contents;
    private final Checks checks;
    private final Supplier<List<Judgment>> golden;
    private final LiveLibrary library;
    private final Runnable published;
    private final Audit audit;
    private final TransactionOperations inTurn;
    private final Clock clock;
    private final Ids ids;

    Publishing(
            Revisions revisions,
            Publications publications,
            Trials trials,
            PastQuestions asked,
            Contents contents,
            Checks checks,
            Supplier<List<Judgment>> golden,
            LiveLibrary library,
            Runnable published,
            Audit audit,
            TransactionOperations inTurn,
            Clock clock,
            Ids ids) {
        this.revisions = revisions;
        this.publications = publications;
        this.trials = trials;
        this.asked = asked;
        this.contents = contents;
        this.checks = checks;
        this.golden = golden;
        this.library = library;
        this.published = published;
        this.audit = audit;
        this.inTurn = inTurn;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What would be published: approved revisions of these entries, of all when none is named.
     *
     * @throws RejectedInput when there is none, or one of them is not approved
     */
    public List<Revision> ready(Hand by, List<String> entries) {
        Rights.reviewer(by);
        List<Revision> approved = revisions.in(State.APPROVED).stream()
                .filter(revision -> by.member().worksFor(filed(revision).office()))
                .toList();
        for (String entry : entries) {
            if (approved.stream().noneMatch(revision -> revision.entry().equals(entry))) {
                throw new RejectedInput("entry", "%s 没有审核通过、等待发布的版本。".formatted(entry));
            }
        }
        List<Revision> chosen = approved.stream()
                .filter(revision -> entries.isEmpty() || entries.contains(revision.entry()))
                .toList();
        if (chosen.isEmpty()) {
            throw new RejectedInput(RejectedInput.WHOLE, "没有审核通过、等待发布的内容。");
        }
        return chosen;
    }

    /** A trial that can be watched while it runs. */
    public Trial begin(Hand by, List<Revision> chosen) {
        var trial = new Trial(
                ids.next(),
                clock.instant(),
                by.name(),
                Trial.named(chosen),
                publications.latest(),
                null,
                0,
                0,
                List.of());
        trials.begin(trial);
        return trial;
    }

    /**
     * Asks every known question of the published content and of the next.
     *
     * @return the finished trial
     * @throws RejectedInput when a revision cannot be read
     */
    public Trial run(Trial trial, List<Revision> chosen, TrialProgress progress) {
        Map<String, @Nullable Revision> instead = Contents.byEntry(chosen);
        List<Judgment> known = Stream.concat(
                        golden.get().stream(), GoldenLines.read(contents.list(WordLists.GOLDEN, instead)).stream())
                .toList();
        List<List<String>> real = asked.since(clock.instant().minus(LATELY), QUESTIONS);
        try {
            return run(trial, contents.with(instead), chosen, known, real, progress);
        } catch (SeedError e) {
            throw Checks.rejected(e);
        }
    }

    /** Asked when all of it holds: what begins later is not judged by an answer that it does not give yet. */
    private Trial run(
            Trial trial,
            Content content,
            List<Revision> chosen,
            List<Judgment> known,
            List<List<String>> real,
            TrialProgress progress) {
        checks.twinless(chosen, content.catalog().entries());
        LocalDateTime begin = contents.begin(chosen);
        LocalDateTime at = begin == null ? LocalDateTime.now(clock) : begin;
        try (Library next = library.next(content)) {
            List<Trial.Change> changes = library.use(
                    current -> new Gate(current.answering(), next.answering(), at).changes(known, real, progress));
            trials.finish(trial.id(), clock.instant(), known.size() + real.size(), changes);
        } catch (IOException e) {
            throw new UncheckedIOException("closing a trial's index", e);
        }
        return trials.find(trial.id()).orElseThrow();
    }

    /** When all of these will hold; empty when they do already. */
    Optional<LocalDateTime> begin(List<Revision> chosen) {
        return Optional.ofNullable(contents.begin(chosen));
    }

    /** The revisions a trial tried, as they are now. */
    public List<Revision> revisions(Trial trial) {
        return Stream.of(trial.revisions().split(" "))
                .map(named -> named.substring(0, named.indexOf('@')))
                .flatMap(id -> revisions.find(id).stream())
                .toList();
    }

    /** Whether what was tried can be published as it was tried. */
    public boolean publishable(Trial trial) {
        List<Revision> now = revisions(trial);
        return trial.finishedAt() != null
                && trial.finishedAt().plus(FRESH).isAfter(clock.instant())
                && trial.against() == publications.latest()
                && Trial.named(now).equals(trial.revisions())
                && now.stream().allMatch(revision -> revision.state() == State.APPROVED);
    }

    /** The finished trial of exactly these revisions against what is published now; empty when it must be run. */
    public Optional<Trial> tried(List<Revision> chosen) {
        return trials.finished(
                Trial.named(chosen), publications.latest(), clock.instant().minus(FRESH));
    }

    /**
     * Puts the revisions before citizens: all of them at once, or none.
     *
     * @param override why golden questions may get worse; null when they may not
     * @throws RejectedInput when they were not tried as they are now, or golden questions would get worse
     */
    public Publication publish(Hand by, List<Revision> chosen, String note, @Nullable String override) {
        Rights.reviewer(by);
        for (Revision revision : chosen) {
            Rights.reviews(by, filed(revision));
            if (revision.state() != State.APPROVED) {
                throw new RejectedInput(RejectedInput.WHOLE, "%s 没有审核通过。".formatted(revision.entry()));
            }
        }
        Trial trial = tried(chosen).orElseThrow(() -> new RejectedInput(RejectedInput.WHOLE, UNTRIED));
        String said = Checks.remark("note", note, NOTE);
        String reason = override == null ? "" : Checks.remark("override", override, NOTE);
        if (trial.regressions() > 0 && reason.isEmpty()) {
            String sentence = "有 %d 个标准问题原来答得对，发布后会答错。请先改好；确实要发布，请写明理由。".formatted(trial.regressions());
            audit.refused(by.actor(), "发布", Trial.named(chosen), sentence);
            throw new RejectedInput("override", sentence);
        }
        Publication publication = Objects.requireNonNull(inTurn.execute(status -> {
            if (publications.latest() != trial.against()) {
                throw new RejectedInput(RejectedInput.WHOLE, UNTRIED);
            }
            var changes = new ArrayList<Publication.Change>();
            for (Revision revision : chosen) {
                String before = filed(revision).live();
                move(revision, State.PUBLISHED);
                replace(before);
                revisions.setLive(revision.entry(), revision.id());
                changes.add(new Publication.Change(revision.entry(), before, revision.id()));
            }
            var made = new Publication(
                    publications.latest() + 1,
                    clock.instant(),
                    by.name(),
                    said,
                    trial.regressions() > 0 ? reason : null,
                    null,
                    changes);
            publications.insert(made);
            audit.record(by.actor(), "发布", "第 %d 次发布".formatted(made.number()), null, described(made));
            return made;
        }));
        published.run();
        return publication;
    }

    /**
     * Takes a publication back: what was published before it is published again.
     *
     * @param number null for the newest that can be taken back
     * @throws RejectedInput when there is none, or a later change of one of its entries would be lost
     */
    public Publication rollBack(Hand by, @Nullable Integer number, String reason) {
        Rights.reviewer(by);
        String said = Checks.remark("reason", reason, NOTE);
        if (said.isEmpty()) {
            throw new RejectedInput("reason", "请写明为什么回退。");
        }
        Publication publication = Objects.requireNonNull(inTurn.execute(status -> {
            Publication last = publications.standing().stream()
                    .filter(one -> number == null || one.number() == number)
                    .findFirst()
                    .orElseThrow(() -> new RejectedInput(
                            "number", number == null ? NONE : "第 %d 次发布不能回退：它已经回退过，或者里面的条目后来又发布过。".formatted(number)));
            var changes = new ArrayList<Publication.Change>();
            for (Publication.Change change : last.changes()) {
                changes.add(undo(change, by));
            }
            var made = new Publication(
                    publications.latest() + 1, clock.instant(), by.name(), said, null, last.number(), changes);
            publications.insert(made);
            audit.record(by.actor(), "回退", "第 %d 次发布".formatted(last.number()), null, described(made));
            return made;
        }));
        published.run();
        return publication;
    }

    private Publication.Change undo(Publication.Change change, Hand by) {
        Filed filed = revisions.filed(change.entry()).orElseThrow();
        if (!by.member().worksFor(filed.office())) {
            throw new RejectedInput(RejectedInput.WHOLE, "这次发布里有%s的条目，请由“全部”部门的审核人员回退。".formatted(filed.office()));
        }
        if (!Objects.equals(filed.live(), change.after())) {
            throw new RejectedInput(RejectedInput.WHOLE, "“%s”后来又发布过，不能只回退这一次。".formatted(filed.id()));
        }
        if (change.after() != null) {
            move(revisions.find(change.after()).orElseThrow(), State.UNDONE);
        }
        if (change.before() != null) {
            move(revisions.find(change.before()).orElseThrow(), State.PUBLISHED);
        }
        revisions.setLive(change.entry(), change.before());
        return new Publication.Change(change.entry(), change.after(), change.before());
    }

    private void replace(@Nullable String before) {
        if (before != null) {
            move(revisions.find(before).orElseThrow(), State.REPLACED);
        }
    }

    private void move(Revision revision, State to) {
        if (!revisions.move(revision, to, revision.approver(), revision.remark(), clock.instant())) {
            throw new SavedMeanwhile(revisions.find(revision.id()).orElse(revision));
        }
    }

    private Filed filed(Revision revision) {
        return revisions.filed(revision.entry()).orElseThrow();
    }

    private static String described(Publication publication) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("说明", publication.note());
        if (publication.overridden() != null) {
            said.put("标准问题变差仍发布，理由", publication.overridden());
        }
        publication.changes().forEach(change -> said.put(change.entry(), change.before() + " → " + change.after()));
        return said.toString();
    }
}
