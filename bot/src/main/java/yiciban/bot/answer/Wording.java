package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import yiciban.analysis.Normaliser;
import yiciban.catalog.Facet;

/** What is left of a question, step by step: facet words are taken out, then words without a subject. */
final class Wording {

    /** A noun for whatever is in hand. */
    private static final Pattern POINTING = Pattern.compile("证|证件|本|本子|业务|手续|事儿|事项|玩意|东西|钱|新证|旧证");

    private final Lexicon lexicon;
    private final List<FacetWord> facetWords;
    private final List<String> modifiers;

    Wording(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.facetWords = byLength(lexicon);
        this.modifiers = lexicon.modifiers().stream()
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }

    /**
     * A question taken apart.
     *
     * @param facets what is asked
     * @param residual what it is about, without blanks; empty when it names nothing
     */
    record Parts(Set<Facet> facets, String residual) {}

    Parts parts(String normalised) {
        String rest = Normaliser.bare(normalised);
        var facets = EnumSet.noneOf(Facet.class);
        for (var words : facetWords) {
            if (rest.contains(words.word())) {
                facets.add(words.facet());
                rest = rest.replace(words.word(), " ");
            }
        }
        return new Parts(facets, subject(rest));
    }

    /** The text without the words that ask for a facet. */
    String without(Facet facet, String text) {
        String rest = text;
        for (var words : facetWords) {
            if (words.facet() == facet) {
                rest = rest.replace(words.word(), " ");
            }
        }
        return rest;
    }

    /** The text without fillers, blanks taken out. */
    String subject(String text) {
        String rest = text;
        for (String filler : lexicon.fillers()) {
            rest = rest.replace(filler, " ");
        }
        return rest.replace(" ", "");
    }

    /** A message without the particles of speech around it. */
    static String politeless(String bare) {
        return bare.replaceAll("[啊呀哦呢吧嘛哈啦哇哟诶欸唉喽]+$", "").replaceAll("^(那|嗯|哦|啊|额|呃)+(?=.)", "");
    }

    /** A residual without words that only point: 这个证, 这事儿, 该业务. Fillers took 这个 away already. */
    String withoutPronouns(String residual) {
        return POINTING.matcher(residual).matches() ? "" : residual;
    }

    /** Whether the residual only changes the item in hand: 丢了, 到期换. */
    boolean onlyModifies(String residual) {
        return unmodified(residual).isBlank();
    }

    /** The text without the words that say what happened to the thing. */
    String unmodified(String text) {
        String rest = text;
        for (String modifier : modifiers) {
            rest = rest.replace(modifier, " ");
        }
        return rest;
    }

    private record FacetWord(String word, Facet facet) {}

    private static List<FacetWord> byLength(Lexicon lexicon) {
        var words = new ArrayList<FacetWord>();
        lexicon.facets().forEach((facet, list) -> list.forEach(word -> words.add(new FacetWord(word, facet))));
        words.sort((a, b) -> b.word().length() - a.word().length());
        return words;
    }
}
