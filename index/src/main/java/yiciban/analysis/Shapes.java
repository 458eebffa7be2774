package yiciban.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 形近: characters that are taken for each other because they look alike; the common ones in office words. */
final class Shapes {

    private static final List<String> GROUPS = List.of(
            "己已巳", "未末朱", "证征症怔", "保堡褓葆", "户卢庐尸", "社杜礼", "身射", "住往佳注柱", "驾架", "护沪", "照昭", "补朴扑讣", "费贵", "贴帖", "津律",
            "残浅践", "险检验捡俭", "籍藉", "迁迂", "续读", "签笺", "养氧", "失矢夫", "婚昏", "育肓", "执热势", "营菅管", "积织识", "销消锁", "换唤涣焕", "期朝",
            "材村", "料科", "间问", "钱线", "带常", "低抵底", "特持待", "困因", "龄铃", "老考", "援授", "复夏", "议仪", "教数", "师帅", "入人八", "学字",
            "幼幻", "疫役", "审宙", "牌碑", "驶使", "租组祖", "贷货", "移秽", "接按", "经径", "许讦", "份粉", "居局屈", "民氏", "登澄", "办为", "业亚",
            "伤伪", "认队", "离禽", "津肆", "暂哲", "限恨", "缴激邀", "临监", "时吋", "公分", "房扇", "产严", "报极", "转传", "银根", "卡下", "口囗", "本木",
            "簿薄", "博搏", "残歹", "疾痪", "产户", "食良", "餐粲", "牌脾");

    private static final Map<Character, Character> FIRST = new HashMap<>();

    static {
        for (String group : GROUPS) {
            char first = FIRST.getOrDefault(group.charAt(0), group.charAt(0));
            for (int i = 0; i < group.length(); i++) {
                FIRST.putIfAbsent(group.charAt(i), first);
            }
        }
    }

    private Shapes() {}

    /** The word with each character replaced by the first of those it looks like: words that look alike become one. */
    static String of(String word) {
        var shape = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            shape.append(FIRST.getOrDefault(word.charAt(i), word.charAt(i)));
        }
        return shape.toString();
    }
}
