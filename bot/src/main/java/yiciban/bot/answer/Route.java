package yiciban.bot.answer;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.EntryId;
import yiciban.catalog.Facet;

/** 分流: what is to be done with a question. */
sealed interface Route {

    /**
     * Something to look up.
     *
     * @param query what is searched: the question, or what it means after the turns before it
     * @param subject the entry it is about, when that is known without searching
     * @param facets what is asked of it; empty when everything is
     * @param where where the citizen is and is registered
     * @param elsewhere whether it is asked across provinces
     * @param limits what the answer must not be about
     */
    record Lookup(
            String query,
            @Nullable EntryId subject,
            Set<Facet> facets,
            Whereabouts where,
            boolean elsewhere,
            Limits limits)
            implements Route {}

    /**
     * What a figure would have to be about.
     *
     * @param year the year asked about, when one is
     * @param anotherArea whether another area is asked about
     * @param local whether a telephone number, an address or hours are wanted, which no source says
     */
    record Limits(@Nullable Integer year, boolean anotherArea, boolean local) {}

    /**
     * Several items share this name: ask back.
     *
     * @param otherwise what to look up when the items may not be quoted
     */
    record Ambiguous(Lexicon.Family family, Lookup otherwise) implements Route {}

    /**
     * Two names held against each other.
     *
     * @param otherwise what to look up when they are one entry
     */
    record Compared(String one, String other, Lookup otherwise) implements Route {}

    record SmallTalk(String text) implements Route {}

    record Urgent(String text, String number) implements Route {}

    record HumanWanted(String text) implements Route {}

    /** Nothing an office helps with, or nothing that can be taken as a question. */
    record OutOfScope(String text) implements Route {}

    /** A follow-up question without anything it could follow. */
    record WithoutSubject() implements Route {}
}
