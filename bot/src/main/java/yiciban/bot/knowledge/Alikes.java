package yiciban.bot.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import yiciban.bot.answer.Alike;
import yiciban.bot.answer.Library;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.catalog.Catalog;
import yiciban.catalog.Entry;
import yiciban.catalog.EntryId;
import yiciban.catalog.EntryKind;
import yiciban.catalog.Faq;
import yiciban.catalog.SeedError;
import yiciban.embedding.Embedding;

/** 撞题提醒: what an entry asks that another one, of whatever office, answers already: the same words, or nearly. */
final class Alikes {

    /** Questions of one entry that are compared by meaning: a second of work at most. */
    private static final int COMPARED = 40;

    /** Questions of open drafts that they are compared with: a quarter of a second. */
    private static final int DRAFTED = 100;

    /** Shown; who has more to compare begins with these. */
    private static final int SHOWN = 12;

    private final Revisions revisions;
    private final LiveLibrary library;

    Alikes(Revisions revisions, LiveLibrary library) {
        this.revisions = revisions;
        this.library = library;
    }

    /** Refused ones first, then the same, then the nearest. */
    List<Twin> of(EntryKind kind, Map<String, ?> fields) {
        var offices = new HashMap<String, String>();
        var kinds = new HashMap<String, Filed>();
        revisions.filed().forEach(filed -> {
            offices.put(filed.id(), filed.office());
            kinds.put(filed.id(), filed);
        });
        Function<String, String> officeOf = id -> offices.getOrDefault(id, "");
        Catalog live = library.current().catalog();
        List<Entry> drafts = drafts(kinds).toList();
        List<Entry> others =
                Stream.concat(live.entries().stream(), drafts.stream()).toList();
        List<Twin> exact = Twins.exact(kind, fields, others, officeOf);
        var twins = new LinkedHashMap<String, Twin>();
        exact.forEach(twin -> twins.putIfAbsent(twin.entry() + " " + twin.mine(), twin));
        List<String> questions = Twins.wordings(kind, fields).stream()
                .filter(Twins.Wording::question)
                .map(Twins.Wording::text)
                .limit(COMPARED)
                .toList();
        library.use(now -> near(now, kind, fields, questions, officeOf))
                .forEach(twin -> twins.putIfAbsent(twin.entry() + " " + twin.mine(), twin));
        library.use(now -> nearDrafts(now, kind, fields, questions, drafts, officeOf))
                .forEach(twin -> twins.putIfAbsent(twin.entry() + " " + twin.mine(), twin));
        return twins.values().stream()
                .sorted(Comparator.comparing((Twin twin) -> !twin.refused()).thenComparing(twin -> !twin.exact()))
                .limit(SHOWN)
                .toList();
    }

    /** Those that a published entry answers otherwise: what an import is held up for. */
    static Planning.Nearness published(Revisions revisions, LiveLibrary library) {
        Function<String, String> officeOf =
                id -> revisions.filed(id).map(Filed::office).orElse("");
        return (kind, fields, questions) -> questions.isEmpty()
                ? List.of()
                : library.use(now -> near(now, kind, fields, questions, officeOf).stream()
                        .filter(twin -> now.catalog()
                                .find(new EntryId(twin.entry()))
                                .filter(other -> Twins.refused(kind, fields, other))
                                .isPresent())
                        .toList());
    }

    private static List<Twin> near(
            Library library,
            EntryKind kind,
            Map<String, ?> fields,
            List<String> questions,
            Function<String, String> officeOf) {
        var near = new ArrayList<Twin>();
        questions.forEach(question -> library.alike(question, 3).stream()
                .filter(alike -> alike.cosine() >= Alike.NEARLY_THE_SAME)
                .filter(alike -> !alike.entry().value().equals(fields.get("id")))
                .forEach(alike -> library.catalog()
                        .find(alike.entry())
                        .filter(other -> !Twins.apart(fields, other) && !Twins.sameMatter(kind, fields, other))
                        .ifPresent(other ->
                                near.add(Twins.twin(question, alike.wording(), other, officeOf, false, false)))));
        return near;
    }

    /** What two offices write in the same week nobody has published: it is compared by meaning, too. */
    private static List<Twin> nearDrafts(
            Library library,
            EntryKind kind,
            Map<String, ?> fields,
            List<String> questions,
            List<Entry> drafts,
            Function<String, String> officeOf) {
        List<Map.Entry<Entry, String>> drafted = drafts.stream()
                .filter(draft -> !draft.id().value().equals(fields.get("id")))
                .filter(draft -> !Twins.apart(fields, draft) && !Twins.sameMatter(kind, fields, draft))
                .flatMap(draft -> Stream.concat(
                                draft instanceof Faq ? Stream.of(draft.title()) : Stream.empty(),
                                draft.head().similar().stream())
                        .map(text -> Map.entry(draft, text)))
                .limit(DRAFTED)
                .toList();
        if (drafted.isEmpty()) {
            return List.of();
        }
        List<float[]> vectors =
                drafted.stream().map(one -> library.vector(one.getValue())).toList();
        var near = new ArrayList<Twin>();
        for (String question : questions) {
            float[] vector = library.vector(question);
            for (int i = 0; i < drafted.size(); i++) {
                if (Embedding.cosine(vector, vectors.get(i)) >= Alike.NEARLY_THE_SAME) {
                    Map.Entry<Entry, String> one = drafted.get(i);
                    near.add(Twins.twin(question, one.getValue(), one.getKey(), officeOf, false, false));
                }
            }
        }
        return near;
    }

    /** What is being written, as far as it is an entry yet. */
    private Stream<Entry> drafts(Map<String, Filed> filed) {
        return Stream.of(State.DRAFT, State.SUBMITTED, State.APPROVED)
                .flatMap(state -> revisions.in(state).stream())
                .filter(open -> !open.origin().equals(Revision.SEED))
                .flatMap(open -> {
                    Filed entry = filed.get(open.entry());
                    return entry == null || entry.isWords() ? Stream.empty() : draft(open, entry);
                });
    }

    private static Stream<Entry> draft(Revision open, Filed filed) {
        try {
            return Stream.of(open.text(filed).with(Map.of("status", "draft")).entry());
        } catch (SeedError incomplete) {
            return Stream.empty();
        }
    }
}
