package yiciban.bot.answer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import yiciban.catalog.Facet;
import yiciban.catalog.HandlingMode;

/** What is said to somebody who is in one place and registered in another; pure. */
final class Afar {

    /** What one needs to know beside the handling mode. */
    static final Set<Facet> BESIDE = EnumSet.of(Facet.MATERIALS, Facet.TIME_LIMIT, Facet.FEE);

    /** A source that says this makes no difference between provinces. */
    private static final Pattern EVERYWHERE = Pattern.compile("全国|任一|不限|居住地|就近|全程网办|线上|外埠");

    private Afar() {}

    /** Where somebody is, when that makes it a matter across provinces; empty when nothing was told. */
    static String lead(Whereabouts where) {
        if (where.acrossProvinces()) {
            return where.said();
        }
        return where.withinProvince() ? where.said() + "两地都在河南，算省内异地，不算跨省。" : "";
    }

    /** What a source on handling across provinces says to somebody within the province, and what it leaves open. */
    static String withinProvince(List<String> said) {
        String text = String.join("；", said);
        if (text.isEmpty()) {
            return "省内异地怎么办，资料里没有写，请问现住地的受理窗口或打 12345。";
        }
        return EVERYWHERE.matcher(text).find()
                ? "异地怎么办，资料写的是“" + text + "”，没有分省内和省外；以受理地答复为准。"
                : "资料里的“" + text + "”讲的是跨省；省内两地能不能也这样办，资料里没有写，请问现住地的受理窗口或打 12345。";
    }

    /** The handling modes a text names, in plain words; empty when it names none. */
    static String plainly(String text) {
        return Arrays.stream(HandlingMode.values())
                .filter(mode -> text.contains(mode.label()))
                .map(mode -> mode.label() + "就是" + mode.plainly())
                .collect(Collectors.joining("；"));
    }

    /** What the source leaves open of what one needs to know. */
    static String open(Set<Facet> unknown) {
        return unknown.isEmpty()
                ? ""
                : "资料里没有写" + unknown.stream().map(Facet::label).collect(Collectors.joining("、")) + "，请先问受理地窗口或打 12345。";
    }
}
