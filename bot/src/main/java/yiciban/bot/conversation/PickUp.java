package yiciban.bot.conversation;

import org.jspecify.annotations.Nullable;

/** 凭码查答案: what is found under a code. */
public sealed interface PickUp {

    /**
     * The wish, with its answer when there is one.
     *
     * @param rating what was said of that answer; null when nothing
     */
    record Found(Wish wish, @Nullable Rating rating) implements PickUp {}

    /** Mistyped, made up, taken back or too old: nobody learns which. */
    record Unknown() implements PickUp {}

    /** Too many tries: who guesses is slowed down. */
    record TooFast() implements PickUp {}
}
