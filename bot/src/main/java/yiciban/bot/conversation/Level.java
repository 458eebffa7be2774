package yiciban.bot.conversation;

import java.util.Arrays;
import java.util.Optional;

/** 好差评: the five levels of 国务院办公厅关于建立政务服务“好差评”制度的意见 (国办发〔2019〕51 号). */
public enum Level {
    VERY_SATISFIED(1, "非常满意"),
    SATISFIED(2, "满意"),
    FAIRLY_SATISFIED(3, "基本满意"),
    DISSATISFIED(4, "不满意"),
    VERY_DISSATISFIED(5, "非常不满意");

    private final int number;
    private final String label;

    Level(int number, String label) {
        this.number = number;
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** 1, the best, to 5. */
    public int number() {
        return number;
    }

    /** 不满意 and 非常不满意 are 差评. */
    public boolean good() {
        return this != DISSATISFIED && this != VERY_DISSATISFIED;
    }

    public static Optional<Level> of(int number) {
        return Arrays.stream(values()).filter(level -> level.number() == number).findFirst();
    }
}
