package yiciban.bot.answer;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import yiciban.catalog.EntryId;

/** 答复: a closed set of endings. The text is plain, its paragraphs separated by line breaks. */
public sealed interface Answer {

    /** What the citizen reads. */
    String text();

    /** What can be asked next; empty when nothing suggests itself. */
    List<Choice> choices();

    /** What an answer rests on; only {@link Answered} has any. */
    default List<Source> sources() {
        return List.of();
    }

    /** Probability from 0 to 1 that this is right; 1 where nothing was searched. */
    default double confidence() {
        return 1;
    }

    /** The ending's name in JSON, metrics and the database. */
    default String outcome() {
        return switch (this) {
            case Answered a -> "answered";
            case Clarifying a -> "clarifying";
            case NotFound a -> "not_found";
            case Declined a -> "declined";
            case SmallTalk a -> "small_talk";
            case Urgent a -> "urgent";
            case Failed a -> "failed";
        };
    }

    /**
     * 已答: quoted or composed from approved entries.
     *
     * @param subject the entry that follow-up questions are about
     */
    record Answered(String text, List<Source> sources, EntryId subject, List<Choice> choices, double confidence)
            implements Answer {
        public Answered {
            if (sources.isEmpty()) {
                throw new IllegalArgumentException("an answer without a source: " + text);
            }
            sources = List.copyOf(sources);
            choices = List.copyOf(choices);
        }
    }

    /** 反问: two or more readings are possible. */
    record Clarifying(String text, List<Choice> choices, double confidence) implements Answer {
        public Clarifying {
            choices = List.copyOf(choices);
        }
    }

    /**
     * 没有找到: nothing approved answers this; the nearest entries are offered as choices.
     *
     * @param rejected what was found and did not answer it, best first, for staff; empty when nothing was, or in an answer
     *     of before
     */
    record NotFound(
            String text,
            List<Choice> choices,
            double confidence,
            @Nullable List<Rejected> rejected) implements Answer {
        public NotFound {
            choices = List.copyOf(choices);
            rejected = rejected == null ? List.of() : List.copyOf(rejected);
        }

        public NotFound(String text, List<Choice> choices, double confidence) {
            this(text, choices, confidence, List.of());
        }

        @Override
        public List<Rejected> rejected() {
            return Objects.requireNonNull(rejected);
        }
    }

    /** 不受理: the question itself cannot be taken, such as one that is empty or too long. */
    record Declined(String text) implements Answer {
        @Override
        public List<Choice> choices() {
            return List.of();
        }
    }

    /** 寒暄: greeting, thanks, who are you. */
    record SmallTalk(String text, List<Choice> choices) implements Answer {
        public SmallTalk {
            choices = List.copyOf(choices);
        }
    }

    /**
     * 紧急: somebody is in danger.
     *
     * @param number the number to call at once
     */
    record Urgent(String text, String number) implements Answer {
        @Override
        public List<Choice> choices() {
            return List.of();
        }
    }

    /**
     * 出错: our fault.
     *
     * @param incident what the log calls it
     */
    record Failed(String incident) implements Answer {
        @Override
        public String text() {
            return "抱歉，系统出了点问题，您的问题已经记下。请稍后再问一次，急事请打 12345。（编号 " + incident.toUpperCase(Locale.ROOT) + "）";
        }

        @Override
        public List<Choice> choices() {
            return List.of();
        }
    }

    /** The entry that follow-up questions are about, when there is one. */
    default @Nullable EntryId inHand() {
        return this instanceof Answered answered ? answered.subject() : null;
    }
}
