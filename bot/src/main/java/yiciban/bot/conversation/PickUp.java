package yiciban.bot.conversation;

/** 凭码查答案: what is found under a code. */
public sealed interface PickUp {

    /** The wish, with its answer when there is one. */
    record Found(Wish wish) implements PickUp {}

    /** Mistyped, made up, taken back or too old: nobody learns which. */
    record Unknown() implements PickUp {}

    /** Too many tries: who guesses is slowed down. */
    record TooFast() implements PickUp {}
}
