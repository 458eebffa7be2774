package yiciban.analysis;

import java.util.regex.Pattern;

/**
 * 答案样子: what an answer looks like when a question asks for it: a date where 何时 is asked, a sum where 多少钱 is.
 * Helps to tell two texts on one matter apart; words and vectors see only the matter.
 */
public enum AnswerShape {
    /** A date, an hour, a term. */
    WHEN("何时|时间|期间|时候|几点|多久|几天|期限|日期|多长|时限|几时|几日|多少天", "\\d+ ?[年月日号点时天]|\\d+[:：]\\d\\d|工作日|小时|个月|期间|时间|期限|当场|即时"),
    /** A place. */
    WHERE("哪里|何处|地点|地址|在哪|去哪|到哪|上哪|哪儿|位置|怎么走|窗口|前往|抵达", "地址|路 ?\\d+ ?号|\\d+号|\\d+楼|地点|公[车交]|地铁|窗口|大厅|中心|派出所|现场|所在地"),
    /** A telephone number, somebody to write to. */
    CONTACT("电话|联系|咨询|洽询|专线|热线|邮箱|拨打", "电话|热线|\\d{7,}|\\d{3,4}-\\d{5,}|分机|专线|邮箱|@"),
    /** A sum. */
    MONEY("多少钱|费用|收费|几块|价|金额|花多少|票|标准|要钱|补多少|罚", "\\d+ ?[元块]|万元|免费|收费|费用|不收"),
    /** Papers to bring. */
    PAPERS("文档|证件|材料|资料|应备|带什么|带啥|文件|手续|交什么|准备", "身份证|影本|申请[书表]|证明|户口|印章|正本|原件|复印件|检附|表格|材料"),
    /** Steps. */
    HOW("如何|怎么|怎样|流程|程序|步骤|办理|申请|咋", "申请|办理|步骤|流程|填写|提交|登录|网站|平台|[1１一][.、)）]"),
    /** A reason. */
    WHY("为何|为什么|原因|理由|为啥|凭啥", "因为|由于|为了|目的|原因|避免|因此"),
    /** A definition. */
    WHAT("什么是|何谓|是什么|概述|介绍|定义|是啥", "是指|[，,]指|称为|系指|包括|定义");

    /** A text is taken to be rich in a shape when every hundred characters have this many marks of it. */
    private static final double RICH = 3;

    private final Pattern question;
    private final Pattern text;

    AnswerShape(String question, String text) {
        this.question = Pattern.compile(question);
        this.text = Pattern.compile(text);
    }

    /** Whether the normalised question asks for this. */
    public boolean asked(String normalised) {
        return question.matcher(normalised).find();
    }

    /** How much the normalised text looks like it, from 0 to 1: marks per hundred characters, a short text counted as one hundred. */
    public double density(String normalised) {
        long marks = text.matcher(normalised).results().limit(200).count();
        return Math.min(1, marks / (normalised.length() / 100.0 + 1) / RICH);
    }
}
