package yiciban.catalog;

import java.util.Arrays;

/** 办理模式: how a cross-province service reaches the office that decides. */
public enum HandlingMode {
    FULLY_ONLINE("全程网办", "全程在网上办，不用跑窗口"),
    COLLECTED_ELSEWHERE("异地代收代办", "在您现在住的地方交材料，由那边窗口收件后转给有权办理的部门"),
    ACCEPTED_ELSEWHERE("异地受理", "可以直接在您现在住的地方的窗口申请"),
    JOINTLY_HANDLED("多地联办", "只在一个地方申请，两地部门之间自己协同");

    private final String label;
    private final String plainly;

    HandlingMode(String label, String plainly) {
        this.label = label;
        this.plainly = plainly;
    }

    /** The official word. */
    public String label() {
        return label;
    }

    /** What it means for the citizen. */
    public String plainly() {
        return plainly;
    }

    /** The mode with this official word. */
    public static HandlingMode of(String label) {
        return Arrays.stream(values())
                .filter(mode -> mode.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(values()).map(HandlingMode::label).toList() + ", not: " + label));
    }
}
