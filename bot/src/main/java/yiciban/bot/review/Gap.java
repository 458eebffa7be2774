package yiciban.bot.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 知识缺口: questions of one need that had no satisfying answer.
 *
 * @param questions the wordings, newest first, at most {@link Gaps#WORDINGS}
 * @param kind what went wrong the last time
 * @param entry the entry nearest to it; null when none is near
 * @param office who is to answer
 * @param assigned whether somebody said so
 * @param owner name of the member who works on it; null when nobody does
 * @param noise why it is no matter of the office; null when it is one
 * @param draft the entry in which somebody answers it; null when nobody does yet
 * @param count how often it was asked
 * @param wordings in how many wordings
 * @param waiting wordings that have no answer yet
 * @param lately times it was asked in the last 7 days
 * @param earlier and in the 7 days before
 * @param version counts changes
 */
public record Gap(
        String id,
        List<String> questions,
        Status status,
        Queue queue,
        Kind kind,
        @Nullable String entry,
        String office,
        boolean assigned,
        @Nullable String owner,
        LocalDate due,
        @Nullable String noise,
        @Nullable String draft,
        int count,
        int wordings,
        int waiting,
        int lately,
        int earlier,
        Instant openedAt,
        Instant lastAsked,
        int version) {

    /** Where the work stands. */
    public enum Status {
        /** Nobody has answered it yet. */
        OPEN("待处理"),
        /** An answer is written and waits for its publication. */
        DRAFTED("已写好，等发布"),
        /** Every wording has an answer. */
        CLOSED("已解决"),
        /** Nobody will answer it, for a reason. */
        DISMISSED("不处理"),
        /** Its questions are another gap's now. */
        MERGED("已并入别处");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether there is still something to do. */
        public boolean pending() {
            return this == OPEN || this == DRAFTED;
        }

        /** Whether it may be that next. What was merged stays merged; what is done with is first opened again. */
        boolean leadsTo(Status next) {
            return switch (this) {
                case OPEN -> next != OPEN;
                case DRAFTED -> next == OPEN || next == CLOSED || next == DISMISSED;
                case CLOSED, DISMISSED -> next == OPEN;
                case MERGED -> false;
            };
        }
    }

    /** What must be done: write it, or mend how it is found. */
    public enum Queue {
        /** No entry answers it. */
        MISSING("没有答案"),
        /** A published entry answers it and was not found, or did not satisfy. */
        KNOWN("已有答案但没找到");

        private final String label;

        Queue(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What went wrong. */
    public enum Kind {
        /** Nothing approved answers it. */
        NOT_FOUND("没有找到"),
        /** Nothing was found surely enough; the nearest were offered. */
        LOW_CONFIDENCE("没把握"),
        /** Our fault. */
        FAILED("出错"),
        /** Answered, and the citizen pressed 没用. */
        UNHELPFUL("说没用"),
        /** Asked back, and nobody chose. */
        ABANDONED("反问后没再选"),
        /** A person was wanted instead. */
        HUMAN_WANTED("要找人工");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        static Optional<Kind> named(String name) {
            return Stream.of(values())
                    .filter(kind -> kind.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    public Gap {
        questions = List.copyOf(questions);
    }

    /** Whether its day is over and it is not done. */
    public boolean overdue(LocalDate today) {
        return status.pending() && noise == null && due.isBefore(today);
    }

    /** How it goes on, against the week before: 新增, 上升, 下降, 持平. */
    public String trend() {
        if (lately > 0 && earlier == 0 && count == lately) {
            return "新增";
        }
        return lately > earlier ? "上升" : lately < earlier ? "下降" : "持平";
    }

    /** What is not answered yet, for a gap that an answer was published for; empty when nothing was answered. */
    public String progress() {
        return waiting == wordings || waiting == 0 ? "" : "%d 个问法里还有 %d 个没找到".formatted(wordings, waiting);
    }
}
