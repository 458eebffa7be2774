package yiciban.bot.imports;

import java.util.function.Function;

/** 读取结果: what became of a file. */
public sealed interface Reading<T> {

    /** The file was read. */
    record Read<T>(T value) implements Reading<T> {}

    /**
     * The file was not read.
     *
     * @param reason for staff: what is wrong and what to do, whole sentences
     */
    record Refused<T>(String reason) implements Reading<T> {}

    /** Goes on with what was read; what follows may refuse, too. */
    default <R> Reading<R> then(Function<? super T, ? extends Reading<R>> next) {
        return switch (this) {
            case Read<T>(T value) -> next.apply(value);
            case Refused<T>(String reason) -> new Refused<>(reason);
        };
    }
}
