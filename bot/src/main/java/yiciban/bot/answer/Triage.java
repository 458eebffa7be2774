package yiciban.bot.answer;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import yiciban.analysis.Normaliser;
import yiciban.catalog.Facet;

/** 分流: decides what a question is, from its words and the turns before it; pure. */
final class Triage {

    private final Lexicon lexicon;
    private final Places places;
    private final Wording wording;
    private final Titles titles;
    private final WithoutSearch withoutSearch;
    private final Families families;
    private final Chosen chosen;
    private final FollowUp followUp;
    private final Matters matters;

    Triage(Lexicon lexicon, Places places, Titles titles) {
        this.lexicon = lexicon;
        this.places = places;
        this.titles = titles;
        this.wording = new Wording(lexicon);
        this.withoutSearch = new WithoutSearch(lexicon);
        this.families = new Families(lexicon, wording);
        this.chosen = new Chosen(wording);
        this.followUp = new FollowUp(wording, titles, families, lexicon.topicMarks());
        this.matters = new Matters(wording, titles, families);
    }

    Route route(Question question, List<Exchange> history) {
        String bare = Normaliser.bare(question.normalised());
        if (bare.isEmpty()) {
            return new Route.OutOfScope("您还没有写问题。直接说要办的事就行，比如“身份证丢了怎么补”。");
        }
        if (question.tooLong()) {
            return new Route.OutOfScope("您写得有点长，我一次最多看 " + Question.MAX_CHARACTERS + " 个字。请用一两句话说要办的事，再发一次。");
        }
        if (FollowUp.wantsMore(bare, history)) {
            return lookup(question.normalised(), question, history);
        }
        return chosen.byPlace(bare, history)
                .map(choice -> lookup(choice, question, history))
                .or(() -> withoutSearch.route(bare))
                .or(() -> chosen.in(bare, history).map(choice -> lookup(choice, question, history)))
                .orElseGet(() -> lookup(question.normalised(), question, history));
    }

    private Route lookup(String text, Question question, List<Exchange> history) {
        Asked asked = asked(text, question.today());
        List<String> compared = matters.compared(text);
        if (!compared.isEmpty()) {
            return new Route.Compared(compared.getFirst(), compared.getLast(), asked.searching(text));
        }
        return pinned(asked)
                .or(() -> followUp.route(asked, history))
                .or(() -> family(asked, history))
                .or(() -> named(asked))
                .orElseGet(() -> asked.searching(searched(asked)));
    }

    /** What is searched: the matter, without where somebody is and without who is to do it when the matter has a name. */
    private String searched(Asked asked) {
        String text = asked.where().searched(asked.text(), places.in(asked.text()));
        if (!asked.facets().contains(Facet.AGENT)) {
            return text;
        }
        return families.nameIn(text)
                .or(() -> titles.shortNameIn(text))
                .map(name -> wording.without(Facet.AGENT, text) + " 办理" + name)
                .orElse(text);
    }

    private Asked asked(String text, LocalDate today) {
        List<Places.Mention> named = places.in(text);
        Whereabouts where = Whereabouts.of(text, named);
        Wording.Parts parts = wording.parts(Places.without(text, named));
        var facets = EnumSet.noneOf(Facet.class);
        facets.addAll(parts.facets());
        boolean elsewhere = where.acrossProvinces();
        if (elsewhere) {
            facets.add(Facet.CROSS_PROVINCE);
        }
        boolean local = lexicon.local().stream().anyMatch(Normaliser.bare(text)::contains);
        var limits = new Route.Limits(Years.in(text, today), places.anotherArea(text, named), local);
        return new Asked(
                text,
                parts.residual(),
                facets,
                where,
                elsewhere || (facets.contains(Facet.CROSS_PROVINCE) && !where.withinProvince()),
                limits);
    }

    /** The question names an entry by its full title. */
    private Optional<Route> pinned(Asked asked) {
        return titles.namedIn(asked.text(), asked.elsewhere()).flatMap(entry -> {
            Wording.Parts rest =
                    wording.parts(Normaliser.bare(asked.text()).replace(Normaliser.bare(entry.title()), " "));
            return rest.residual().length() <= 1
                    ? Optional.of(asked.of(rest.facets()).about(entry.id()))
                    : Optional.empty();
        });
    }

    /** Nothing is left of the question but the everyday name of a guide: 居住证怎么办. */
    private Optional<Route> named(Asked asked) {
        return asked.elsewhere() || asked.where().withinProvince()
                ? Optional.empty()
                : titles.guideNamed(asked.residual().replaceAll("\\d", "")).map(asked::about);
    }

    private Optional<Route> family(Asked asked, List<Exchange> history) {
        if (asked.elsewhere()) {
            return Optional.empty();
        }
        return followUp.vague(asked, history)
                .or(() -> families.toAskBack(asked, history)
                        .map(family -> new Route.Ambiguous(family, asked.about(null))));
    }

    /** The same question read as being about the item in hand; see {@link FollowUp#inContext}. */
    Optional<Route.Lookup> inContext(Question question, List<Exchange> history) {
        return followUp.inContext(asked(question.normalised(), question.today()), history);
    }

    /** The questions of a message that each are about a matter of their own; empty when it is one. */
    List<String> severalIn(Question question) {
        return question.tooLong() ? List.of() : matters.asked(question.normalised());
    }
}
