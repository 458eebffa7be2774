package yiciban.bot.answer;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yiciban.catalog.Facet;
import yiciban.catalog.ServiceItem;

/** 材料清单 in a chat: numbered, each line with the numbers of the items that need it; pure. */
record MaterialLines(Checklist list) {

    /** Lines shown before anybody asks for them. */
    private static final int FEW = 6;

    /** Writes what is known and says what is not; a citizen who did not ask gets the first lines only. */
    void write(Page page, boolean few) {
        if (!list.knowsMaterials()) {
            page.line("要带的材料：公开的资料里没有写，请问窗口或打 12345。");
            page.shown(Facet.MATERIALS);
            return;
        }
        List<Material> materials = list.materials();
        int shown = few && materials.size() > FEW + 1 ? FEW : materials.size();
        if (!materials.isEmpty()) {
            page.line("要带的材料" + (few ? "" : "，合并在一起") + "：" + numbered(materials.subList(0, shown)));
        }
        if (shown < materials.size()) {
            page.line("……共 " + materials.size() + " 样，问“要带什么”看全部。");
        } else if (!few || list.options().isEmpty()) {
            page.shown(Facet.MATERIALS);
        }
        list.joined().stream().filter(Joined::depends).forEach(part -> page.line(depending(part, few)));
        List<String> unknown = list.unknown().stream().map(Joined::name).toList();
        if (!unknown.isEmpty()) {
            page.line("还不知道要带什么的：" + String.join("、", unknown) + "。请问窗口或打 12345。");
        }
        if (!few && materials.stream().anyMatch(material -> material.provider() == Provider.UNSAID)) {
            page.line("没标谁准备的，资料里没写；申请书、申请表这类，先问窗口有没有现成的。");
        }
        cite(page, materials.subList(0, shown), few);
    }

    private String numbered(List<Material> materials) {
        return IntStream.range(0, materials.size())
                .mapToObj(i -> "\n" + (i + 1) + ". " + line(materials.get(i)))
                .collect(Collectors.joining());
    }

    /** 居民户口簿（第 3、5 项，自带） */
    private String line(Material material) {
        String items = material.needs().stream()
                .filter(need -> need.number() > 0)
                .map(need -> String.valueOf(need.number()))
                .collect(Collectors.joining("、"));
        // The only guide there is need not be named on every line.
        boolean only = list.guides().size() == 1 && list.joined().isEmpty();
        Stream<String> besides = material.needs().stream()
                .filter(need -> need.number() == 0 && !only)
                .map(need -> "见“" + need.item() + "”");
        String notes = Stream.of(
                        items.isEmpty() ? Stream.<String>empty() : Stream.of("第 " + items + " 项"),
                        besides,
                        material.provider() == Provider.UNSAID
                                ? Stream.<String>empty()
                                : Stream.of(material.provider().label()))
                .flatMap(note -> note)
                .collect(Collectors.joining("，"));
        return notes.isEmpty() ? material.name() : material.name() + "（" + notes + "）";
    }

    private static String depending(Joined part, boolean few) {
        String begin = "第 " + part.number() + " 项“" + part.name() + "”看您的情况：";
        return few
                ? begin + part.guides().stream().map(ServiceItem::title).collect(Collectors.joining("，或者")) + "。"
                : begin
                        + part.guides().stream()
                                .map(guide -> "\n· " + guide.title() + "：" + String.join("；", guide.materials()))
                                .collect(Collectors.joining());
    }

    /** The guides whose words stand above. */
    private void cite(Page page, List<Material> shown, boolean few) {
        list.guides().stream()
                .filter(guide -> !guide.materials().isEmpty())
                .filter(guide -> needs(guide, shown) || (!few && isOption(guide)))
                .forEach(guide -> page.cite(guide, String.join("\n", guide.materials())));
    }

    private boolean needs(ServiceItem guide, List<Material> shown) {
        return shown.stream()
                .flatMap(material -> material.needs().stream())
                .anyMatch(need -> need.number() == 0
                        ? guide.title().equals(need.item())
                        : list.joined().get(need.number() - 1).guides().contains(guide));
    }

    private boolean isOption(ServiceItem guide) {
        return list.options().stream().anyMatch(option -> option.guide().equals(guide));
    }
}
