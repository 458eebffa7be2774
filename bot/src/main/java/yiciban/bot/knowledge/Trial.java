package yiciban.bot.knowledge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 试答: known questions put to the published content and to the one that is to be published.
 *
 * @param revisions what was tried, as {@link #named} has it
 * @param against number of the publication it was compared with
 * @param finishedAt null while it runs
 * @param asked questions put
 * @param regressions golden questions that were right and would no longer be
 * @param changes every answer that would change, regressions first
 */
public record Trial(
        String id,
        Instant begunAt,
        String triedBy,
        String revisions,
        int against,
        @Nullable Instant finishedAt,
        int asked,
        int regressions,
        List<Change> changes) {

    /** What is said to a question, before or after. */
    public record Said(String outcome, String text, List<String> sources, List<String> choices) {
        /** Rows of earlier versions have no choices. */
        @SuppressWarnings("NullAway")
        public Said {
            choices = choices == null ? List.of() : List.copyOf(choices);
        }
    }

    /**
     * One answer that would change.
     *
     * @param question a citizen's, without personal numbers
     * @param earlier what had been asked before it and was still meant, the oldest first
     * @param golden whether its right answer is known
     * @param wasRight whether it is right now; true when nobody knows
     * @param isRight whether it would be
     */
    public record Change(
            String question,
            List<String> earlier,
            boolean golden,
            boolean wasRight,
            boolean isRight,
            Said before,
            Said after) {

        /** Rows of earlier versions do not say what was asked before. */
        @SuppressWarnings("NullAway")
        public Change {
            earlier = earlier == null ? List.of() : List.copyOf(earlier);
        }

        public boolean regression() {
            return golden && wasRight && !isRight;
        }

        /** For the page: both texts, with what differs. */
        FieldDiff texts() {
            return FieldDiff.whole("answer", before.text, after.text);
        }
    }

    public Trial {
        changes = List.copyOf(changes);
    }

    /** The same revisions in the same versions have the same name. */
    static String named(List<Revision> revisions) {
        return String.join(
                " ",
                revisions.stream()
                        .map(revision -> revision.id() + "@" + revision.version())
                        .sorted()
                        .toList());
    }
}
