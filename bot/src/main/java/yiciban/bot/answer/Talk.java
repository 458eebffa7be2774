package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yiciban.catalog.EntryId;
import yiciban.config.OfficeFile;
import yiciban.passage.Passage;
import yiciban.search.Hit;
import yiciban.search.Hits;
import yiciban.search.Ranking;

/**
 * 闲谈: what people say to the bot that is no question about a matter, recognised by meaning; {@code config/talk.yml}.
 * Its phrases are passages of the same index, so that they compete with the content.
 */
final class Talk {

    private static final String ID = "talk-";

    /** One kind of talk: its phrases, and what is said to them. */
    private record Kind(List<String> phrases, Answer reply, boolean urgent) {}

    private final Map<EntryId, Kind> kinds = new LinkedHashMap<>();

    private Talk(List<Kind> all) {
        for (Kind kind : all) {
            kinds.put(new EntryId(ID + (kinds.size() + 1)), kind);
        }
    }

    static Talk read(Lexicon lexicon) {
        Map<String, Object> file = OfficeFile.yaml("talk.yml");
        var all = new ArrayList<Kind>();
        all.add(new Kind(
                Lexicon.texts(file.get("human")),
                new Answer.SmallTalk(lexicon.human().text(), List.of()),
                false));
        Lexicon.map(file.get("urgent")).forEach((number, phrases) -> all.add(urgent(lexicon, number, phrases)));
        for (Object kind : Lexicon.list(file.get("small_talk"))) {
            Map<String, Object> fields = Lexicon.map(kind);
            String as = Lexicon.text(fields.get("as"));
            Lexicon.Words words = lexicon.smallTalk().stream()
                    .filter(known -> known.words().contains(as))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "talk.yml: small_talk: as: " + as + " is no small talk of understanding.yml"));
            all.add(new Kind(Lexicon.texts(fields.get("like")), new Answer.SmallTalk(words.text(), List.of()), false));
        }
        Map<String, Object> elsewhere = Lexicon.map(file.get("elsewhere"));
        all.add(new Kind(
                Lexicon.texts(elsewhere.get("like")),
                new Answer.NotFound(Lexicon.text(elsewhere.get("text")), List.of(), 0),
                false));
        return new Talk(all);
    }

    private static Kind urgent(Lexicon lexicon, String number, Object phrases) {
        Lexicon.Words words = lexicon.urgent().stream()
                .filter(known -> known.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "talk.yml: urgent: " + number + " is no number of understanding.yml"));
        return new Kind(Lexicon.texts(phrases), new Answer.Urgent(words.text(), number), true);
    }

    /** Its phrases as passages. */
    List<Passage> passages() {
        var passages = new ArrayList<Passage>();
        kinds.forEach((id, kind) -> kind.phrases()
                .forEach(phrase -> passages.add(new Passage(
                        id + "#q-" + phrase, id, id.value(), Passage.Kind.QUESTION, null, "", phrase, phrase))));
        return passages;
    }

    boolean is(Hit hit) {
        return kinds.containsKey(hit.entry());
    }

    /** The reply, when talk was found first and surely enough; danger needs less to be taken for it. */
    Optional<Answer> reply(Hits hits, Ranking ranking) {
        return hits.hits().stream()
                .limit(1)
                .flatMap(first -> Optional.ofNullable(kinds.get(first.entry())).stream())
                .filter(kind -> hits.confidence()
                        >= (kind.urgent() ? (ranking.offerFrom() + ranking.answerFrom()) / 2 : ranking.answerFrom()))
                .map(Kind::reply)
                .findFirst();
    }

    /** The hits that are content; when talk lay nearest, they are worth offering at most. */
    Hits without(Hits hits, Ranking ranking) {
        boolean first = !hits.hits().isEmpty() && is(hits.hits().getFirst());
        double confidence = first ? Math.min(hits.confidence(), ranking.offerFrom()) : hits.confidence();
        return new Hits(hits.hits().stream().filter(hit -> !is(hit)).toList(), confidence, hits.took());
    }
}
